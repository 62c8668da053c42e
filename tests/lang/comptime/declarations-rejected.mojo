# rule: 07/CT-13, 07/CT-2
# expect: reject
comptime N = 3
comptime x1 = x2
comptime x2 = x1


def over(x: Int) -> Int:
    return x


def over(x: String) -> Int:
    return 0


comptime ov = over


struct S:
    comptime k = 1

    def __init__(out self):
        pass

    def m(self) -> Int:
        return k


def take(mut x: Int):
    pass


def main():
    comptime a = 1
    comptime a = 2
    a = 5
    a += 1
    take(a)
    ref r = a
    var n = 1
    comptime b = n + 1
    _ = a^
