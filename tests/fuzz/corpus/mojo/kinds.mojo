"""One of each kind of statement and expression."""
from std.math import sqrt as root, (
    pi,
)
import std.os.path as p, std.time


comptime N: Int = 4 if True else 5
comptime Pair[T: Copyable & Deinitable, n: Int = N, /, *, k: Bool = False]: AnyType = Tuple[T, T]


@fieldwise_init
struct Box[T: Copyable & Deinitable, //, n: Int](Copyable, Movable where n > 0, Writable):
    """A box."""

    var value: Self.T
    var rest: List[Self.T]
    comptime size = Self.n * 2

    def __init__(out self, *, var value: Self.T) where (Self.n > 0, "positive"):
        self.value = value^
        self.rest = []

    def __deinit__(deinit self):
        pass

    def get(ref self) -> ref [self.value] Self.T:
        return self.value

    @staticmethod
    def make[m: Int](a: Int, /, b: Int = 2, *rest: Int, c: Int = 3, var **kw: Int) raises -> Int:
        return a + b * m ** 2 // c % 3 - rest[0]


trait Shape(Copyable):
    comptime Unit: AnyType

    def area(self) -> Float64: ...

    def name(self) -> String:
        return "shape"


__extension Box:
    def twice(self) -> Int:
        return Self.n * 2


def apply[F: def(Int) -> Int](f: F, mut x: Int) -> Int:
    x += 1
    return f(x)


def main() raises:
    var a, (b, c) = 1, (2, 3)
    var xs: List[Int] = [i * i for i in range(10) if i % 2 == 0]
    var m = {"a": 1, "b": 2}
    var s = {1, 2, 3}
    ref first = xs[0]
    first = -1
    var text = t"{a + 1} and {m["a"]!r} }} {{"
    var raw = r"\d" "joined" 'x' """long
text"""
    for i in range(3):
        if i == 1: continue
        elif 0 < i <= 2 and not a or b in xs and c not in xs:
            break
        else:
            pass
    else:
        print("done", end="")
    while a < 10:
        a += 1; b -= 1
    try:
        raise Error("x")
    except e:
        print(e)
    else:
        pass
    finally:
        _ = a
    with open("/dev/null", "r") as f, open("/dev/null", "r"):
        print(f.read())
    comptime for j in range(2):
        comptime if j == 0:
            print(j)
        else:
            comptime assert j > 0, "no"
    def inner(x: Int) {var a, mut b, imm} -> Int:
        return x + a
    var g = lambda (x: Int) -> Int: x + 1
    print(apply(inner, a), g(2), xs[1:2], xs[::2], (a if a else b) ^ 3, ~a << 2 >> 1 | 1 & 3, a @ b)
    assert a is not None, "never"
    print(Box[n=3](value=1).get(), type_of(a), 0x_FF, 1_000.5e-3, 0b1, 0o7, (y := 3), *xs, **m)
    var `def` = xs^
    del a
