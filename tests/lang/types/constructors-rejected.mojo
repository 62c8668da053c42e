# rule: 03/INI-8, 03/INI-9, 03/INI-10, 03/INI-11
# expect: reject
struct P:
    var x: Int


struct Q:
    var x: Int

    def __new__(out self):
        pass


struct R(Movable where False):
    var x: Int

    def __init__(out self, a: Int, b: Int):
        self.x = a


struct K:
    var x: Int

    def __init__(out self, *, move: Self):
        self.x = 1


struct S[n: Int]:
    var x: Int

    def __init__(x: Int, out self: S[4]):
        self.x = x

    def __init__(out self: S[5], *, k: Int):
        self.x = Self.n


struct T:
    var x: Int

    @implicit
    def __init__(out self, x: Int, y: Int):
        self.x = x

    @implicit
    def m(self):
        pass


def main():
    _ = P(1)
    var r = R(1, 2)
    _ = R(r)
    _ = S[1](3)
