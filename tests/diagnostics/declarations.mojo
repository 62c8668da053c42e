# rule: 02/NAM-4, 02/NAM-10, 02/NAM-32, 02/NAM-52, 02/D-082, 02/D-085, 02/D-099, 02/D-106, 03/TRT-1, 06/EXN-18, 04/WHR-8, 06/FTY-6
# expect: reject
from std.math import sqrt

comptime a = b
comptime b = a
comptime unknown = missing


struct sqrt:
    pass


struct Twice:
    pass


struct Twice:
    pass


@fieldwise_init
struct Same:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    @staticmethod
    def get() -> Int:
        return x


struct OfItself[x: Self]:
    pass


trait Conditional:
    def f[n: Int](self) where n > 0: ...


def positive[n: Int]() where n > 0:
    pass


def positive[n: Int]() where n < 0:
    pass


def undecided[n: Int]():
    positive[n]()


def parametric[n: Int]():
    pass


def take[F: def() -> None](f: F):
    pass


def text() -> 3:
    pass


def refer(ref x: Int) raises Pointer[Int, origin_of(x)]:
    raise Pointer(to=x)


def main():
    print(a, unknown)
    take(parametric)
    try:
        var key = 3
        refer(key)
    except e:
        print(e[])
