# rule: 06/OVL-3, 06/OVL-4, 06/OVL-6
# expect: run
def pick(x: Int) -> String:
    return "int"


def pick[T: Writable](x: T) -> String:
    return "generic"


def pick(*xs: Int) -> String:
    return "many"


struct M(ImplicitlyCopyable):
    var s: String

    def __init__(out self):
        self.s = "m"

    def m(ref self) -> String:
        return "ref"

    def m(var self) -> String:
        return "var"

    def n(self) -> String:
        return "inst"

    @staticmethod
    def n(x: Int) -> String:
        return "static int"


def t(x: Int) -> String:
    return "Int"


def t(x: Float64) -> String:
    return "Float64"


def t(x: String) -> String:
    return "String"


def k(*, a: Int) -> String:
    return "a"


def k(*, b: Int) -> String:
    return "b"


def v(x: Int, *ys: Int) -> String:
    return "var"


def v(x: Int, y: Int) -> String:
    return "fixed"


struct I:
    var s: String

    @implicit
    def __init__(out self, x: Int):
        self.s = "implicit"

    def __init__[T: Intable](out self, x: T):
        self.s = "explicit"


def q[a: Int]() -> String:
    return "Int"


def q[a: String]() -> String:
    return "String"


def main():
    print(pick(3), pick("s"), pick(1, 2), pick(2.5))
    var m = M()
    print(m.m(), M().m(), (m^).m(), M.n(1), M().n())
    print(t(1), t(1.5), t("s"))
    print(k(a=1), k(b=2))
    print(v(1), v(1, 2), v(1, 2, 3), I(3).s, q["s"]())
