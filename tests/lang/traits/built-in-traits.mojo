# rule: 03/BTR-1, 03/BTR-2, 03/BTR-6
# expect: run
from std.math import (
    ceil,
    floor,
    trunc,
    ceildiv,
    Ceilable,
    Floorable,
    Truncable,
    CeilDivable,
)


@fieldwise_init
struct Ver(Comparable, Hashable, ImplicitlyCopyable, Writable):
    var major: Int
    var minor: Int

    def __lt__(self, rhs: Self) -> Bool:
        if self.major != rhs.major:
            return self.major < rhs.major
        return self.minor < rhs.minor


@fieldwise_init
struct Wrapper[T: Movable & Deinitable & Writable](Writable):
    var value: Self.T


@fieldwise_init
struct P(Copyable, Defaultable, Equatable, Writable):
    var a: Int
    var s: String
    var l: List[Int]

    def __init__(out self):
        self.a = 0
        self.s = "d"
        self.l = []


struct Num(
    Absable,
    Boolable,
    CeilDivable,
    Ceilable,
    Floatable,
    Floorable,
    Identifiable,
    ImplicitlyCopyable,
    Intable,
    Powable,
    Roundable,
    Sized,
    Truncable,
):
    var v: Int

    def __init__(out self, v: Int):
        self.v = v

    def __bool__(self) -> Bool:
        return self.v != 0

    def __int__(self) -> Int:
        return self.v

    def __float__(self) -> Float64:
        return Float64(self.v) + 0.5

    def __len__(self) -> Int:
        return self.v

    def __abs__(self) -> Self:
        return Self(abs(self.v))

    def __pow__(self, e: Self) -> Self:
        return Self(self.v**e.v)

    def __round__(self) -> Self:
        return Self(100)

    def __round__(self, ndigits: Int) -> Self:
        return Self(ndigits)

    def __ceil__(self) -> Self:
        return Self(1)

    def __floor__(self) -> Self:
        return Self(2)

    def __trunc__(self) -> Self:
        return Self(3)

    def __ceildiv__(self, d: Self) -> Self:
        return Self(-(self.v // -d.v))

    def __is__(self, o: Self) -> Bool:
        return self.v == o.v


@fieldwise_init
struct Zero(Equatable, Hashable, Writable):
    pass


@fieldwise_init
struct Nest(Equatable, Writable):
    var v: Ver
    var o: Optional[Int]


def dflt[T: Defaultable & Movable & Deinitable]() -> T:
    return T()


def main():
    var a = Ver(1, 4)
    var b = Ver(1, 10)
    print(a < b, a >= b, a == b, a != b, a > b, a <= b, max(a, b))
    print(b)
    print(repr(b))
    print(hash(a) == hash(Ver(1, 4)), hash(a) == hash(b))
    print(Wrapper(42), Wrapper("s"), Wrapper(Ver(1, 2)))
    print(
        P(1, "x", [1]) == P(1, "x", [1]),
        P(1, "x", [1]) != P(2, "x", [1]),
        P(1, "x", [1]),
        dflt[P](),
    )
    print(repr(P(1, "x", [1])))
    var n = Num(-7)
    print(
        Bool(n),
        Int(n),
        Float64(n),
        len(Num(3)),
        abs(n).v,
        (Num(2) ** Num(5)).v,
        round(n).v,
        round(n, 4).v,
        ceil(n).v,
        floor(n).v,
        trunc(n).v,
        ceildiv(Num(7), Num(2)).v,
        n is n,
        n is not n,
    )
    print(
        Zero(),
        Zero() == Zero(),
        hash(Zero()) == hash(Zero()),
        Nest(a, 3),
        repr(Nest(a, None)),
    )
    var s = sorted_list()
    print(s)


def sorted_list() -> List[Ver]:
    var l: List[Ver] = [Ver(2, 1), Ver(1, 3)]
    sort(l)
    return l^
