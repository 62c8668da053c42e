# rule: 07/CTS-1, 07/CTS-2, 07/CTS-4, 07/CTS-6, 07/CTS-11, 07/CTS-12, 07/CTS-14
# expect: run
def kind[n: Int]() -> String:
    comptime if n == 0:
        return "zero"
    elif n < 0:
        return "neg"
    elif n > 100 and n < 1000:
        return "big"
    else:
        return "pos"


def scope[n: Int]() -> Int:
    comptime if n > 1:
        comptime k = n
        var v = k * 2
        return v
    else:
        comptime k = 100
        return k


struct B:
    var v: Int

    def __init__(out self, v: Int):
        self.v = v

    def __bool__(self) -> Bool:
        return self.v != 0


def br(limit: Int) -> String:
    var s = String()
    comptime for i in range(5):
        if i == limit:
            break
        if i == 1:
            continue
        s += String(i)
    return s


def cbr() -> String:
    var s = String()
    comptime for i in range(6):
        comptime if i == 4:
            break
        comptime if i % 2 == 1:
            continue
        s += String(i)
    return s


def lazy[n: Int]() -> Int:
    comptime if n == 1:
        return 1
    elif boom[n]():
        return 2
    else:
        return 3


def boom[n: Int]() -> Bool:
    comptime assert n != 1, "evaluated"
    return True


def main():
    print(
        kind[0](),
        kind[-4](),
        kind[500](),
        kind[5](),
        scope[3](),
        scope[1](),
        br(3),
        br(9),
        cbr(),
        lazy[1](),
        lazy[2](),
    )
    comptime for i, (a, b) in [(0, (1, 2)), (3, (4, 5))]:
        print(i + a + b, end=" ")
    comptime for c in "ab".codepoints():
        print(c, end=" ")
    comptime for i in range(2):
        comptime for j in range(2):
            comptime if i != j:
                print(i, j, end=";")
    print()
    comptime words: List[StaticString] = ["a", "bb"]
    comptime for w in words:
        comptime n = w.byte_length()
        print(n, end=";")
    comptime if B(3):
        print("truthy")
    comptime for i in range(0):
        print("never", i)
    comptime d = {"a": 1, "b": 2}
    comptime for e in d.items():
        print(e.key, e.value, end=" ")
    print()
