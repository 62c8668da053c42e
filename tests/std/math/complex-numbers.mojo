# rule: 10/CPX-2
# expect: run
from std.complex import (
    ComplexSIMD,
    ComplexScalar,
    ComplexFloat32,
    ComplexFloat64,
    abs as cabs,
)
from std.math import exp


def check_cpx2() raises:
    var a = ComplexFloat64(1, 2)
    var b = ComplexFloat64(3, -1)
    print(
        a,
        b,
        ComplexFloat64(5),
        ComplexFloat64(0, 0),
        a + b,
        a - b,
        a * b,
        a / b,
        -a,
        a * 2.0,
        2.0 * a,
        a == a,
        a != b,
    )
    print(
        a.conj(),
        ComplexFloat64(3, 4).norm(),
        a.squared_norm(),
        a.fma(b, a),
        a.squared_add(b),
        cabs(ComplexFloat64(3, 4)),
        a.__abs__() == a.norm(),
        repr(a),
    )
    var v = ComplexSIMD[DType.float32, 2](
        from_interleaved=SIMD[DType.float32, 4](1, 2, 3, 4)
    )
    var w = ComplexSIMD[DType.float32, 2](
        from_deinterleaved=SIMD[DType.float32, 4](1, 2, 3, 4)
    )
    print(v, w, v.re, v.im, w.re, repr(v))
    a *= 2.0
    a = a + b
    print(a, exp(ComplexFloat64(0, 0)), ComplexScalar[DType.float32](1, 1))


def main() raises:
    check_cpx2()
