# rule: 03/SDC-19
# expect: run
struct P:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def m(self) -> Int:
        return self.x


trait Dbl:
    def dbl(self) -> Int:
        ...


__extension P(Dbl):
    def dbl(self) -> Int:
        return self.x * 2

    @staticmethod
    def mk() -> Self:
        return Self(7)

    def m(self, y: Int) -> Int:
        return self.x + y

    comptime K = 5

    def __init__(out self, s: String):
        self.x = s.byte_length()


def use[T: Dbl](t: T) -> Int:
    return t.dbl()


def main():
    print(P(1).dbl(), P.mk().m(), P(1).m(4), P.K, P("abc").x, use(P(8)))
