# rule: 04/OVD-6, 04/OVD-7, 04/OVR-1, 04/OVR-3, 04/OVR-7, 04/OVR-13, 04/OVF-1, 04/OVF-3
# expect: run
def f(x: Int) -> String:
    return "Int"


def f(x: Float64) -> String:
    return "Float64"


def f[T: Writable](x: T) -> String:
    return "T"


def g(*xs: Int) -> String:
    return String("variadic", len(xs))


def g(x: Int, y: Int = 0) -> String:
    return "fixed"


def h(x: Int8) -> String:
    return "Int8"


def h(x: Float64) -> String:
    return "Float64"


def k[b: Int]() -> String:
    return "Int"


def k[b: String]() -> String:
    return "String"


@fieldwise_init
struct Tok(Copyable):
    var n: Int

    def how(ref self) -> String:
        return "by reference"

    def how(var self) -> String:
        return "owned"

    def who(self) -> String:
        return "instance"

    @staticmethod
    def who() -> String:
        return "static"


struct Mile:
    var v: Int

    @implicit
    def __init__(out self, v: Int):
        self.v = v


struct Km:
    var v: Int

    @implicit
    def __init__(out self, v: Int):
        self.v = v


def go(d: Km) -> String:
    return "km"


def go(d: Mile) -> String:
    return "mile"


def w(x: Int, y: Float64) -> String:
    return "a"


def w(x: Float64, y: Int) -> String:
    return "b"


def own(x: String) -> String:
    return "plain"


def own(var x: String) -> String:
    return "var"


def conv(x: Int) -> Int:
    return x + 1


def conv(x: String) -> Int:
    return 0


def rep[n: Int](x: Int) -> Int:
    return n * x


def wh[n: Int]() -> String where n > 5:
    return "big"


def wh[n: Int]() -> String where n <= 5:
    return "small"


def main():
    print(
        f(1),
        f(2.5),
        f("s"),
        f(Int8(1)),
        g(),
        g(1),
        g(1, 2, 3),
        h(Int8(1)),
        k[3](),
        k["x"](),
    )
    var t = Tok(1)
    print(
        t.how(),
        Tok(2).how(),
        t.who(),
        Tok.who(),
        (t^).how(),
        go(Mile(4)),
        w(1, 1.5),
    )
    var n = 1
    var s = String("x")
    print(w(n, 1), own(s), own(String("y")), own(s^), wh[9](), wh[2]())
    var p: def(Int) thin -> Int = conv
    var r = rep[3]
    print(p(4), r(5))
