# rule: 10/SIMD-30, 10/CPX-1, 11/COL-7
# expect: run
from std.complex import ComplexFloat64
from std.math import exp
from std.math.polynomial import polynomial_evaluate


def add[w: SIMDLength](
    a: SIMD[DType.int32, w], b: SIMD[DType.int32, w]
) -> SIMD[DType.int32, w]:
    return a + b


def kind(x: List[Int]) -> String:
    return "list"


def kind(x: Array[Int, _]) -> String:
    return "array"


def main():
    var v = SIMD[DType.int32, 4](1, 2, 3, 4)
    print(v.reduce[add](), v.reduce[add, 2]())
    print(polynomial_evaluate[[1.0, 2.0, 3.0]](2.0))
    print(exp(ComplexFloat64(0, 0)), exp(0.0))
    for x in reversed([1, 2]):
        print(x, kind([1, 2]))
