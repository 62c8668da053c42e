# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Elementary functions of floating-point vectors.

They are the polynomials of the reference, with the same constants and order of
operations, so that they print the same digits; where a type needs the C library
they call it.
"""

from std.builtin.simd import SIMD
from std.math._c_library import (
    _acos_libm,
    _asin_libm,
    _atanh_libm,
    _cbrt_libm,
    _erfc_libm,
    _expm1_libm,
)
from std.math._float_parts import (
    _frexp,
    _sqrt,
    copysign,
    ldexp,
)
from std.math._polynomial import _horner

comptime _LOG2E = 1.442695040888963407359924681001892137426646
comptime _LN2 = 0.69314718055994530942
comptime _SQRT_HALF = 0.70710678118654752440


trait _Expable:
    """What `exp` takes besides real numbers."""

    def __exp__(self) -> Self:
        """The exponential.

        Returns:
            e to the power of this number.
        """
        ...


@always_inline
def exp[T: _Expable](x: T) -> T:
    """The exponential of what isn't a real number.

    Parameters:
        T: The type of the number.

    Args:
        x: The argument.

    Returns:
        `x.__exp__()`.
    """
    return x.__exp__()


def exp[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The exponential.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return exp(x.cast[DType.float32]()).cast[dtype]()
    else:
        comptime if dtype == DType.float64:
            var c = x.clamp(V(-709.436139303), V(709.437))
            var k = c.fma(V(_LOG2E), V(0.5)).__floor__()
            var r = k.fma(V(-0.69314718055966295651160180568695068359375), c)
            var p = _horner(
                r,
                1.0,
                1.0,
                0.5,
                0.16666666666666666667,
                0.041666666666666666667,
                0.0083333333333333333333,
                0.0013888888888888888889,
                0.00019841269841269841270,
                0.000024801587301587301587,
                0.0000027557319223985890653,
                2.7557319223985890653e-7,
                2.5052108385441718775e-8,
                2.0876756987868098979e-9,
            )
            return ldexp(p, k.cast[DType.int32]())._max_with(x)
        else:
            var c = x.clamp(V(-88.3762626647949), V(88.3762626647950))
            var k = c.fma(V(_LOG2E), V(0.5)).__floor__()
            var r = k.fma(V(-0.69314718055966295651160180568695068359375), c)
            var p = _horner(
                r,
                1.0,
                1.0,
                0.5,
                0.16666666666666666667,
                0.041666666666666666667,
                0.0083333333333333333333,
                0.0013888888888888888889,
                0.00019841269841269841270,
            )
            return ldexp(p, k.cast[DType.int32]())._max_with(x)


def exp2[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """Two to the power of the argument.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return exp2(x.cast[DType.float32]()).cast[dtype]()
    else:
        comptime if dtype == DType.float64:
            return V(2) ** x
        else:
            var c = x.clamp(V(-126), V(126))
            var m = c.cast[DType.int32]()
            var f = c - m.cast[dtype]()
            var p = _horner(
                f,
                1.0,
                0.693144857883,
                0.2401793301105,
                5.551834031939e-2,
                9.810352697968e-3,
                1.33336498402e-3,
            )
            var bits = p.to_bits[DType.uint32]().cast[DType.int32]() + (m << 23)
            return V(from_bits=bits)


def log[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The natural logarithm; -inf for 0, nan below.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return log(x.cast[DType.float32]()).cast[dtype]()
    else:
        var parts = _frexp(x)
        var m = parts[0]
        var q = parts[1]
        var small = m.lt(V(_SQRT_HALF))
        q = small.select(q - V(1), q)
        m = small.select(m + m, m)
        var t = m - V(1)
        var y = _horner(
            t,
            3.3333331174e-1,
            -2.4999993993e-1,
            2.0000714765e-1,
            -1.6668057665e-1,
            1.4249322787e-1,
            -1.2420140846e-1,
            1.1676998740e-1,
            -1.1514610310e-1,
            7.0376836292e-2,
        ) * (t * t * t)
        y = t + (t * t).fma(V(-0.5), y)
        var result = q.fma(V(_LN2), y)
        var infinity = V.MAX
        result = x.eq(infinity).select(infinity, result)
        result = x.lt(V(0)).select(infinity - infinity, result)
        result = x.eq(V(0)).select(-infinity, result)
        return x.ne(x).select(x, result)


def log2[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The logarithm to base 2; -inf for 0, nan below.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return log2(x.cast[DType.float32]()).cast[dtype]()
    else:
        var parts = _frexp(x)
        var m = parts[0]
        var q = parts[1]
        var small = m.lt(V(_SQRT_HALF))
        q = small.select(q - V(1), q)
        m = small.select(m + m, m)
        var t = m - V(1)
        var y = _horner(
            t,
            3.3333331174e-1,
            -2.4999993993e-1,
            2.0000714765e-1,
            -1.6668057665e-1,
            1.4249322787e-1,
            -1.2420140846e-1,
            1.1676998740e-1,
            -1.1514610310e-1,
            7.0376836292e-2,
        ) * (t * t * t)
        y = t + (t * t).fma(V(-0.5), y)
        var result = y.fma(V(_LOG2E), q)
        var infinity = V.MAX
        result = x.eq(infinity).select(infinity, result)
        result = x.lt(V(0)).select(infinity - infinity, result)
        result = x.eq(V(0)).select(-infinity, result)
        return x.ne(x).select(x, result)


def log1p[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The logarithm of `1 + x`.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64:
        return log1p(x.cast[DType.float64]()).cast[dtype]()
    else:
        var z = V(1) + x
        var far = z.lt(V(_SQRT_HALF)) | z.gt(V(1.41421356237309504880))
        var x2 = x * x
        var p = _horner(
            x,
            2.0039553499201281259648e1,
            5.7112963590585538103336e1,
            6.0949667980987787057556e1,
            2.9911919328553073277375e1,
            6.5787325942061044846969e0,
            4.9854102823193375972212e-1,
            4.5270000862445199635215e-5,
        )
        var q = _horner(
            x,
            6.0118660497603843919306e1,
            2.1642788614495947685003e2,
            3.0909872225312059774938e2,
            2.2176239823732856465394e2,
            8.3047565967967209469434e1,
            1.5062909083469192043167e1,
            1.0,
        )
        var near = x + (V(-0.5) * x2 + x * (x2 * p / q))
        return far.select(log(z), near)


def expm1[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The exponential minus 1.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _expm1_libm(x)
    elif dtype != DType.float32:
        return expm1(x.cast[DType.float32]()).cast[dtype]()
    else:
        var q = (x * V(1.442695040888963407359924681)).__round__()
        var s = x - q * V(0.693145751953125) - q * V(1.428606765330187045e-06)
        var u = (
            s
            * s
            * _horner(
                s,
                0.5,
                0.166666671633720397949219,
                0.0416664853692054748535156,
                0.00833336077630519866943359,
                0.00139304355252534151077271,
                0.000198527617612853646278381,
            )
            + s
        )
        var far = ldexp(u + V(1), q.cast[DType.int32]()) - V(1)
        return q.eq(V(0)).select(u, far)


def erf[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The error function.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return erf(x.cast[DType.float32]()).cast[dtype]()
    else:
        var a = x.__abs__()
        var is_far = a.gt(V(0.921875))
        comptime if width == 1:
            # One of the two is enough.
            return _erf_far(x, a) if is_far else _erf_near(x)
        else:
            return is_far.select(_erf_far(x, a), _erf_near(x))


@always_inline
def _erf_far[
    dtype: DType, width: SIMDLength, //
](
    x: SIMD[dtype, width], a: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The error function of arguments, and their absolute values, far from 0."""
    comptime V = SIMD[dtype, width]
    var exponent = _horner(
        a._min_with(V(3.925)),
        1.28717512e-1,
        6.34846687e-1,
        1.06777847e-1,
        -2.42545605e-2,
        3.88393435e-3,
        -3.83208680e-4,
        1.72948930e-5,
    )
    return copysign(V(1) - exp(-exponent.fma(a, a)), x)


@always_inline
def _erf_near[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The error function of arguments near 0."""
    return _horner(
        x * x,
        1.28379151e-1,
        -3.76124859e-1,
        1.12818025e-1,
        -2.67667342e-2,
        4.99339588e-3,
        -5.99104969e-4,
    ).fma(x, x)


def tanh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The hyperbolic tangent.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        var c = x.clamp(V(-20), V(20))
        var u = expm1(V(-2) * c.__abs__())
        return copysign(-u / (u + V(2)), x)
    elif dtype != DType.float32:
        return tanh(x.cast[DType.float32]()).cast[dtype]()
    else:
        var c = x.clamp(V(-9), V(9))
        var s = c * c
        var p = c * _horner(
            s,
            4.89352455891786e-03,
            6.37261928875436e-04,
            1.48572235717979e-05,
            5.12229709037114e-08,
            -8.60467152213735e-11,
            2.00018790482477e-13,
            -2.76076847742355e-16,
        )
        return p / _horner(
            s,
            4.89352518554385e-03,
            2.26843463243900e-03,
            1.18534705686654e-04,
            1.19825839466702e-06,
        )


def cosh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The hyperbolic cosine.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return cosh(x.cast[DType.float32]()).cast[dtype]()
    else:
        var u = exp(x.__abs__())
        return V(0.5) * u + V(0.5) / u


def sinh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The hyperbolic sine.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype != DType.float64 and dtype != DType.float32:
        return sinh(x.cast[DType.float32]()).cast[dtype]()
    else:
        var u = expm1(x.__abs__())
        return copysign(((u + V(2)) / (u + V(1))) * V(0.5) * u, x)


def asin[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The arc sine.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _asin_libm(x)
    elif dtype != DType.float32:
        return asin(x.cast[DType.float32]()).cast[dtype]()
    else:
        var a = x.__abs__()
        var small = a.lt(V(0.5))
        var d2 = small.select(x * x, (V(1) - a) / V(2))
        var d = small.select(a, _sqrt(d2))
        var p = _horner(
            d2,
            0.1666677296e0,
            0.7495029271e-1,
            0.4547423869e-1,
            0.2424046025e-1,
            0.4197454825e-1,
        ).fma(d * d2, d)
        return copysign(small.select(p, V(1.5707963267948966) - V(2) * p), x)


def acos[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The arc cosine.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _acos_libm(x)
    elif dtype != DType.float32:
        return acos(x.cast[DType.float32]()).cast[dtype]()
    else:
        var a = x.__abs__().clamp(V(0), V(1))
        var small = a.lt(V(0.5))
        var d2 = small.select(x * x, (V(1) - a) / V(2))
        var d = small.select(a, _sqrt(d2))
        d = a.eq(V(1)).select(V(0), d)
        var c = _horner(
            d2,
            0.1666677296e0,
            0.7495029271e-1,
            0.4547423869e-1,
            0.2424046025e-1,
            0.4197454825e-1,
        ) * (d2 * d)
        var near = V(1.5707963267948966) - (copysign(d, x) + copysign(c, x))
        var far = V(2) * (d + c)
        far = x.lt(V(0)).select(V(3.141592653589793) - far, far)
        return small.select(near, far)


def atanh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The inverse hyperbolic tangent.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _atanh_libm(x)
    elif dtype != DType.float32:
        return atanh(x.cast[DType.float32]()).cast[dtype]()
    else:
        var a = x.__abs__()
        var x2 = x * x
        var near = (x * x2).fma(
            _horner(
                x2,
                0.3333373963832855224609375,
                0.1997792422771453857421875,
                0.14672131836414337158203125,
                8.2311116158962249755859375e-2,
                0.1819281280040740966796875,
            ),
            x,
        )
        var far = V(0.5) * log((V(1) + x) / (V(1) - x))
        var result = a.le(V(0.5)).select(near, far)
        result = a.eq(V(1)).select(copysign(V.MAX, x), result)
        return a.gt(V(1)).select(V.MAX - V.MAX, result)


def cbrt[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The cube root.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _cbrt_libm(x)
    elif dtype != DType.float32:
        return cbrt(x.cast[DType.float32]()).cast[dtype]()
    else:
        var parts = _frexp(x)
        var d = parts[0].__abs__()
        var t = parts[1] + V(6144)
        var n = (t / V(3)).cast[DType.int32]()
        var r = t - V(3) * n.cast[dtype]()
        var q = r.eq(V(0)).select(
            V(1),
            r.eq(V(1)).select(
                V(1.2599210498948731647672106), V(1.5874010519681994747517056)
            ),
        )
        q = copysign(ldexp(q, n - 2048), x)
        var p = _horner(
            d,
            2.2241256237030029296875,
            -3.8095417022705078125,
            5.898262500762939453125,
            -5.532182216644287109375,
            2.8208892345428466796875,
            -0.601564466953277587890625,
        )
        var y = d * p * p
        y = (y - (V(0.66666666666666666667) * y) * (y * p - V(1))) * q
        y = x.eq(V(0)).select(x, y)
        return x.__abs__().eq(V.MAX).select(copysign(V.MAX_FINITE, x), y)


def erfc[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The complementary error function.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    comptime if dtype == DType.float64:
        return _erfc_libm(x)
    elif dtype != DType.float32:
        return erfc(x.cast[DType.float32]()).cast[dtype]()
    else:
        var a = x.__abs__()
        var u = a.lt(V(2.2)).select(a, V(1) / a)
        var d = a.lt(V(1)).select(
            _horner(
                u,
                -0.112837917790537404939545770596e1,
                -0.636619483208481931303752546439e0,
                -0.102775359343930288081655368891e0,
                0.1914106123e-1,
                0.1795156277e-3,
                -0.1665703603e-2,
                0.6000166177e-3,
                -0.8638041618e-4,
            ),
            a.lt(V(2.2)).select(
                _horner(
                    u,
                    -0.112855987376668622084547028949e1,
                    -0.635609463574589034216723775292e0,
                    -0.105247583459338632253369014063e0,
                    0.2260518074e-1,
                    -0.2851036377e-2,
                    0.6002851478e-5,
                    0.5749821503e-4,
                    -0.6236977242e-5,
                ),
                a.lt(V(4.3)).select(
                    _horner(
                        u,
                        -0.572319781150472949561786101080e0,
                        -0.134450203224533979217859332703e-2,
                        -0.482365310333045318680618892669e0,
                        -0.1328857988e0,
                        0.1249150872e1,
                        -0.1816803217e1,
                        0.1288077235e1,
                        -0.3869504035e0,
                    ),
                    _horner(
                        u,
                        -0.572364030327966044425932623525e0,
                        -0.471199543422848492080722832666e-4,
                        -0.498961546254537647970305302739e0,
                        -0.1262947265e-1,
                        0.7155663371e0,
                        -0.3667259514e0,
                        -0.9454904199e0,
                        0.1115344167e1,
                    ),
                ),
            ),
        )
        var r = a.lt(V(2.2)).select(exp(d * a), exp(-a * a + d) * u)
        r = a.ge(V(10.1)).select(V(0), r)
        r = x.lt(V(0)).select(V(2) - r, r)
        return x.ne(x).select(x, r)
