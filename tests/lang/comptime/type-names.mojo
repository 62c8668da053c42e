# rule: 07/REFL-5, 07/REFL-6, 10/NUM-2, 11/FMT-4
# expect: run
from std.itertools import count


struct Bar:
    pass


struct W[T: AnyType, k: Int = 3]:
    pass


@fieldwise_init
struct P(Copyable):
    var a: Int
    var b: Float64


@fieldwise_init
struct Wrap(TrivialRegisterPassable):
    var b: Bool


struct OfStruct[p: P, w: Wrap]:
    pass


struct OfText[s: StaticString, t: StringLiteral]:
    pass


struct OfMany[*ns: Int]:
    pass


struct OfNumbers[x: Float64, v: SIMD[DType.float32, 4], n: NoneType]:
    pass


struct OfList[xs: List[Int]]:
    pass


@fieldwise_init
struct Box[T: Copyable & Writable & Deinitable](Copyable, Writable):
    var x: Self.T


@fieldwise_init
struct Q(Copyable, Writable):
    var x: Int


def main():
    print(reflect[type_of(count(1))].name())
    print(reflect[Optional[Int]].name(), reflect[Error].name(), reflect[NoneType].name())
    print(reflect[StaticString].name(), reflect[List[String]].name())
    print(reflect[Bar].name(), reflect[W[Bar]].name(), reflect[W[Bar]].base_name())
    print(reflect[W[Bar, 5]].name[qualified_builtins=True]())
    print(reflect[OfStruct[P(3, 4.1), Wrap(True)]].name())
    print(reflect[OfText["hello", "hi"]].name())
    print(reflect[OfMany[]].name(), reflect[OfMany[1, 2]].name(), reflect[Tuple[]].name())
    print(reflect[OfNumbers[1.5, SIMD[DType.float32, 4](1, 2, 3, 4), None]].name())
    print(reflect[Array[Int, 2]].name(), reflect[OfList[[1, 2]]].name())
    print(repr(Box(Q(1))), repr([Q(1)]))
    print(repr([[Optional(1)]]))
