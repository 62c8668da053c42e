# rule: 04/PIN-5, 12/ITR-6, 12/OPT-7
# expect: run
from std.algorithm import map as repeat_call, unswitch
from std.iter import map
from std.itertools import take_while
from std.math import iota


def twice(var x: Int) -> String:
    return String(x * 2)


def small(x: Int) -> Bool:
    return x < 3


def apply[A: Movable, B: Movable, //, F: def(var A) -> B](var a: A, f: F) -> B:
    return f(a^)


def main():
    # The element type of the list says what the parameter of the function is.
    var numbers: List[Int] = [1, 2, 3, 4]
    for x in map[twice](numbers):
        print(x, end=" ")
    for x in take_while[small](numbers):
        print(x, end=" ")
    print()
    # The closure's result is inferred from the closure.
    var k = 10

    def shift(var x: Int) {k} -> Float64:
        return Float64(x + k)

    print(apply(1, twice), apply(2, shift), Optional(5).map(shift))

    # What a closure captures has no type to infer; both versions of unswitch fit.
    @parameter
    def show(i: Int):
        print(i, end=" ")

    repeat_call[show](3)

    @parameter
    def switched[on: Bool]():
        print(on)

    unswitch[switched](True)
    # The conversion to Span determines its element type, which in turn determines `dtype`.
    var halves: List[Int32] = [0, 0, 0]
    iota(halves, 5)
    print(halves)

    @parameter
    def double[w: SIMDLength](v: SIMD[DType.int, w]) -> SIMD[DType.int, w]:
        return v * 2

    Span(numbers).apply[double]()
    print(numbers)
