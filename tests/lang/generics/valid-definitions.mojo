# rule: 04/SYM-1, 04/SYM-2, 04/CSV-2, 04/CSV-7, 03/RFN-2, 07/CTS-5
# expect: run
from std.sys import size_of


struct Vec[n: Int](Copyable):
    var tag: Int

    def __init__(out self, tag: Int):
        self.tag = tag

    def grow[k: Int](self) -> Vec[Self.n + k]:
        return Vec[k + Self.n](self.tag)


def same[n: Int](a: Vec[n], b: Vec[n]) -> Int:
    return a.tag + b.tag


def folded[n: Int](a: Vec[n + n], b: Vec[2 * n], c: Vec[1 + n + 1], d: Vec[n + 2]) -> Int:
    return same(a, b) + same(c, d)


def need[n: Int]() -> Int where n >= 1:
    return n


def strict[n: Int]() -> Int where 0 < n and n < 9:
    return need[n]()


def guarded[n: Int]() -> Int:
    comptime if n >= 1:
        return need[n]()
    else:
        return 0


def asserted[n: Int]() -> Int:
    comptime assert n > 0
    return need[n]()


def is_odd(n: Int) -> Bool:
    return n % 2 == 1


def odd[n: Int]() -> Int where is_odd(n):
    return n


def odd_too[n: Int]() -> Int where is_odd(n):
    return odd[n]()


def text[T: AnyType](ref x: T) -> String:
    comptime if conforms_to(T, Writable):
        return String(x)
    elif conforms_to(T, Sized):
        return String(len(x))
    else:
        return "?"


trait Shape:
    comptime sides: Int

    def area(self) -> Float64:
        ...

    def describe(self) -> String:
        return String(Self.sides, " sides, ", self.area())


@fieldwise_init
struct Square(Copyable, Shape):
    comptime sides = 4
    var a: Float64

    def area(self) -> Float64:
        return self.a * self.a


@fieldwise_init
struct Pair[A: Copyable & Deinitable, B: Copyable & Deinitable](
    Copyable, Writable where conforms_to(A, Writable) and conforms_to(B, Writable)
):
    var a: Self.A
    var b: Self.B

    def swapped(self) -> Pair[Self.B, Self.A]:
        return Pair(self.b.copy(), self.a.copy())

    def write_to(self, mut writer: Some[Writer]) where conforms_to(Self.A, Writable) and conforms_to(Self.B, Writable):
        writer.write("<", self.a, ", ", self.b, ">")


def largest[T: Comparable & Copyable & Deinitable](xs: List[T]) -> T:
    var best = xs[0].copy()
    for x in xs:
        if x > best:
            best = x.copy()
    return best^


def each[F: def(Int) -> Int](f: F, *xs: Int) -> Int:
    var sum = 0
    for x in xs:
        sum += f(x)
    return sum


def show_all[*Ts: Writable](*args: *Ts) -> String:
    var out = String()
    comptime for i in range(args.__len__()):
        out += String(args[i], ";")
    return out


def wide[dt: DType, n: SIMDLength](v: SIMD[dt, n]) -> SIMD[dt, 2 * n]:
    return v.join(v)


def store[T: Movable & Deinitable](var x: T, mut into: Optional[T]):
    into = x^


def main():
    print(folded[3](Vec[6](1), Vec[6](2), Vec[5](3), Vec[5](4)), Vec[2](7).grow[3]().n)
    print(strict[3](), guarded[2](), guarded[-2](), asserted[5](), text(3), text("x"))
    comptime assert is_odd(7)
    print(odd_too[7]())
    print(Square(2).describe(), Pair(1, "b").swapped(), largest([3, 9, 4]))

    def double(x: Int) -> Int:
        return 2 * x

    print(each(double, 1, 2, 3), show_all(1, "a", 2.5), wide(SIMD[DType.int32, 2](1, 2)))
    var slot = Optional[String]()
    store(String("kept"), slot)
    print(slot.value(), size_of[Vec[3]]())
