# rule: 10/MATH-1, 10/MATH-2, 10/MATH-5
# expect: run
from std.math import (
    sqrt,
    rsqrt,
    recip,
    exp,
    exp2,
    expm1,
    log,
    log2,
    log10,
    log1p,
    logb,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    sinh,
    cosh,
    tanh,
    asinh,
    acosh,
    atanh,
    atan2,
    hypot,
    remainder,
    scalb,
    cbrt,
    erf,
    erfc,
    gamma,
    lgamma,
    j0,
    j1,
    y0,
    y1,
    ldexp,
    frexp,
    modf,
    copysign,
    fma,
    ulp,
    clamp,
    isclose,
    gcd,
    lcm,
    factorial,
    comb,
    perm,
    align_up,
    align_down,
    iota,
    pi,
    e,
    tau,
    floor,
    ceil,
    trunc,
    ceildiv,
)
from std.math import (
    Absable,
    Ceilable,
    CeilDivable,
    CeilDivableRaising,
    DivModable,
    Floorable,
    Powable,
    Roundable,
    Truncable,
    inf,
    isfinite,
    isinf,
    isnan,
    nan,
    nextafter,
)
from std.math.constants import log2e
from std.math.polynomial import polynomial_evaluate
from std.math.fast import exp_approx_f32, exp2_approx_f32
from std.math.uutils import (
    ufloordiv,
    udiv_unchecked,
    umod,
    udivmod,
    udivmod_unchecked,
    ualign_up,
    ualign_down,
    uceildiv,
)


def check_math() raises:
    print(
        sqrt(2.0),
        sqrt(17),
        sqrt(-4),
        sqrt(-1.0),
        sqrt(Scalar[DType.bool](True)),
        rsqrt(4.0),
        recip(4.0),
        floor(-2.5),
        ceil(2.1),
        trunc(-2.7),
        ceildiv(7, 2),
    )
    print(
        exp(1.0),
        exp2(Float64(3)),
        exp2(Float32(3)),
        expm1(0.0),
        log(1.0),
        log2(8.0),
        log10(1000.0),
        log1p(0.0),
        logb(8.0),
        log(0.0),
        log(-1.0),
    )
    print(
        sin(0.0),
        cos(0.0),
        atan2(1.0, 1.0),
        hypot(3.0, 4.0),
        remainder(7.0, 4.0),
        scalb(1.0, 3.0),
        cbrt(27.0),
        erf(0.0),
        erfc(0.0),
        gamma(5.0),
        lgamma(1.0),
    )
    print(
        ldexp(Float64(1.5), Int32(3)),
        frexp(8.0)[0],
        frexp(8.0)[1],
        frexp(0.0)[0],
        modf(-2.5),
        modf(Int(3)),
        copysign(3.0, -1.0),
        copysign(Int(3), -1),
        copysign(UInt8(3), UInt8(1)),
        fma(2, 3, 4),
        fma(2.0, 3.0, 4.0),
    )
    print(
        ulp(Float64(1)),
        ulp(inf[DType.float64]()),
        ulp(Float16.MAX_FINITE),
        ulp(BFloat16(1)),
        clamp(5, 1, 3),
        clamp(2.5, 3.0, 4.0),
        isclose(1.0, 1.0 + 1e-9),
        isclose(Float64(1), 1.1, atol=0.2),
        isclose[symmetrical=False](Float64(1), 1.0),
        isclose(nan[DType.float64](), nan[DType.float64]()),
        isclose(nan[DType.float64](), nan[DType.float64](), equal_nan=True),
        isclose(1.0, 1.0, rtol=0.1),
    )
    var l: List[Int] = [12, 18, 27]
    print(
        gcd(12, 18),
        gcd(Span(l)),
        gcd(12, 18, 8),
        gcd(0, 0),
        gcd(-4, 6),
        lcm(4, 6),
        lcm(Span(l)),
        lcm(2, 3, 4),
        lcm(0, 5),
        lcm(-4, 6),
    )
    print(
        factorial(5),
        factorial(0),
        factorial(20),
        comb(5, 2),
        comb(3, 5),
        perm(5, 2),
        perm(5),
        align_up(7, 4),
        align_down(7, 4),
        align_up(UInt32(9), UInt32(8)),
        iota[DType.int32, 4](),
        iota[DType.int32, 4](5),
    )
    var m: List[Int32] = [0, 0, 0]
    iota(Span(m), 7)
    print(m)
    iota(m.unsafe_ptr(), 2, 1)
    print(m)
    print(
        pi, e, tau, log2e, polynomial_evaluate[[Float64(1), 2, 3]](Float64(2))
    )
    print(
        ufloordiv(7, 2),
        udiv_unchecked(7, 2),
        umod(7, 4),
        udivmod(7, 4),
        udivmod_unchecked(9, 4),
        ualign_up(5, 4),
        ualign_down(5, 4),
        uceildiv(5, 4),
        ufloordiv(-1, 2),
    )
    print(
        isclose(exp_approx_f32(Float32(1)), 2.718, rtol=1e-3),
        isclose(exp2_approx_f32(Float32(3)), 8, rtol=1e-3),
        gcd(),
        lcm(),
    )
    print(
        tanh(Float16(0.5)),
        sin(SIMD[DType.float32, 2](0, 1)),
        j0(0.0),
        asin(Float32(1)),
        acosh(1.0),
        asinh(0.0),
        atanh(0.0),
        cosh(0.0),
        sinh(0.0),
    )


def main() raises:
    check_math()
