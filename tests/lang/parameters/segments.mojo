# rule: 04/PKD-6, 04/PRM-3
# expect: run
def show[
    T: Writable & ImplicitlyCopyable & Deinitable, //, v: T, *, times: Int = 1
]() -> String:
    var r = String()
    comptime for _ in range(times):
        r += String(v, ";")
    return r


def pos[a: Int, /, b: Int]() -> Int:
    return 10 * a + b


def dflt[a: Int, b: Int = a * 2, c: Int = a + b]() -> Int:
    return a * 100 + b * 10 + c


def io[n: Int = 7, //, m: Int = 1]() -> Int:
    return n * 10 + m


struct S[a: Int, b: Int = 2]:
    def __init__(out self):
        pass

    def m[c: Int, d: Int = 4](self) -> Int:
        return Self.a * 1000 + Self.b * 100 + c * 10 + d

    @staticmethod
    def st[c: Int]() -> Int:
        return Self.a * 10 + c


def main():
    print(show[3](), show["hi", times=2](), show[T=Float64, 2]())
    print(pos[1, b=2](), dflt[1](), dflt[1, 5](), dflt[1, c=3](), io(), io[3]())
    print(
        S[1]().m[3](), S[1, 5]().m[3, 9](), S[1].st[2](), S[b=3, a=2]().m[c=1]()
    )
