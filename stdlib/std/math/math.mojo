# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Roots, decomposition of numbers, number theory."""

from std.math._float_parts import _frexp, _sqrt, copysign
from std.utils.static_tuple import StaticTuple


@always_inline
def sqrt[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The square root; of integers its floor, 0 for negative ones.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.bool:
        return x
    elif dtype.is_integral():
        var result = SIMD[dtype, width](0)
        for i in range(Int(width)):
            result[i] = _integer_sqrt(x[i])
        return result
    elif dtype == DType.float64 or dtype == DType.float32:
        return _sqrt(x)
    else:
        return _sqrt(x.cast[DType.float32]()).cast[dtype]()


def _integer_sqrt[dtype: DType, //](x: Scalar[dtype]) -> Scalar[dtype]:
    """The floor of the root, bit by bit."""
    comptime if dtype.is_signed():
        if x < 0:
            return 0
    var rest = x
    var result = Scalar[dtype](0)
    comptime top = dtype._bits() - 2
    var bit = Scalar[dtype](1) << Scalar[dtype](top)
    while bit > rest:
        bit = bit >> 2
    while bit != 0:
        if rest >= result + bit:
            rest = rest - (result + bit)
            result = (result >> 1) + bit
        else:
            result = result >> 1
        bit = bit >> 2
    return result


@always_inline
def rsqrt[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The reciprocal of the square root.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_floating_point(), "type must be floating point"
    return SIMD[dtype, width](1) / sqrt(x)


@always_inline
def recip[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The reciprocal.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_floating_point(), "type must be floating point"
    return SIMD[dtype, width](1) / x


def frexp[
    dtype: DType, width: SIMDLength, //
](
    x: SIMD[dtype, width]
) -> StaticTuple[SIMD[dtype, width], 2] where dtype.is_floating_point():
    """Splits into a fraction in [0.5, 1) and an exponent of two.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        Both; 0 and 0 for 0.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        var parts = _frexp(x)
        return StaticTuple[SIMD[dtype, width], 2](parts[0], parts[1])
    else:
        var parts = _frexp(x.cast[DType.float32]())
        return StaticTuple[SIMD[dtype, width], 2](
            parts[0].cast[dtype](), parts[1].cast[dtype]()
        )


def modf[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> Tuple[SIMD[dtype, width], SIMD[dtype, width]]:
    """Splits into the integral and the fractional part, with equal signs.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        Both.
    """
    comptime assert dtype.is_numeric(), "dtype must be numeric"
    comptime if dtype.is_integral():
        return (x, SIMD[dtype, width](0))
    else:
        var whole = x.__trunc__()
        return (whole, copysign(x - whole, x))


@always_inline
def fma(a: Int, b: Int, c: Int) -> Int:
    """`a * b + c`.

    Args:
        a: A factor.
        b: A factor.
        c: What is added.

    Returns:
        The result.
    """
    return a * b + c


@always_inline
def fma[
    dtype: DType, width: SIMDLength, //
](a: SIMD[dtype, width], b: SIMD[dtype, width], c: SIMD[dtype, width]) -> SIMD[
    dtype, width
]:
    """`a * b + c`, for floats rounded once.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        a: A factor.
        b: A factor.
        c: What is added.

    Returns:
        The result, lane by lane.
    """
    return a.fma(b, c)


def ulp[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The distance to the next number of larger magnitude.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[dtype, width]
    var a = x.__abs__()
    var infinity = V.MAX
    # Of numbers that aren't negative, the next has the next bits.
    var next = V(from_bits=a.to_bits() + 1)
    var previous = V(from_bits=a.to_bits() - 1)
    var result = next.eq(infinity).select(a - previous, next - a)
    result = a.eq(infinity).select(infinity, result)
    return x.ne(x).select(x, result)


@always_inline
def clamp[
    dtype: DType, width: SIMDLength, //
](
    val: SIMD[dtype, width],
    lower_bound: SIMD[dtype, width],
    upper_bound: SIMD[dtype, width],
) -> SIMD[dtype, width]:
    """Limits a number.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        val: The number.
        lower_bound: The least result.
        upper_bound: The greatest result.

    Returns:
        The result, lane by lane.
    """
    return val.clamp(lower_bound, upper_bound)


def isclose[
    dtype: DType, width: SIMDLength, //, *, symmetrical: Bool = True
](
    a: SIMD[dtype, width],
    b: SIMD[dtype, width],
    *,
    atol: Float64 = 1e-8,
    rtol: Float64 = 1e-5,
    equal_nan: Bool = False,
) -> SIMD[DType.bool, width] where dtype.is_floating_point():
    """Which lanes are nearly equal.

    Parameters:
        dtype: The element type.
        width: The number of lanes.
        symmetrical: Whether both operands count alike.

    Args:
        a: One vector.
        b: The other vector.
        atol: The absolute tolerance.
        rtol: The relative tolerance.
        equal_nan: Whether nan is equal to nan.

    Returns:
        The answer for each lane.
    """
    comptime V = SIMD[dtype, width]
    var absolute = V(atol.cast[dtype]())
    var relative = V(rtol.cast[dtype]())
    var infinity = V.MAX
    var b_finite = b.__abs__().lt(infinity)
    var distance = (a - b).__abs__()
    var result = a.eq(b)
    comptime if symmetrical:
        var a_finite = a.__abs__().lt(infinity)
        var limit = absolute._max_with(
            relative * a.__abs__()._max_with(b.__abs__())
        )
        result = result | (a_finite & b_finite & distance.le(limit))
    else:
        result = result | (
            b_finite & distance.le(absolute + relative * b.__abs__())
        )
    if equal_nan:
        result = result | (a.ne(a) & b.ne(b))
    return result


def gcd(m: Int, n: Int, /) -> Int:
    """The greatest common divisor, not negative.

    Args:
        m: A number.
        n: A number.

    Returns:
        The divisor.
    """
    var a = abs(m)
    var b = abs(n)
    while b != 0:
        var rest = a % b
        a = b
        b = rest
    return a


def gcd(s: Span[Int, _], /) -> Int:
    """The greatest common divisor of all numbers; 0 without any.

    Args:
        s: The numbers.

    Returns:
        The divisor.
    """
    var result = 0
    for i in range(len(s)):
        result = gcd(result, s[i])
    return result


def gcd(*values: Int) -> Int:
    """The greatest common divisor of all numbers; 0 without any.

    Args:
        values: The numbers.

    Returns:
        The divisor.
    """
    var result = 0
    for i in range(len(values)):
        result = gcd(result, values[i])
    return result


def lcm(m: Int, n: Int, /) -> Int:
    """The least common multiple, not negative.

    Args:
        m: A number.
        n: A number.

    Returns:
        The multiple.
    """
    var divisor = gcd(m, n)
    if divisor == 0:
        return 0
    return abs((m // divisor) * n)


def lcm(s: Span[Int, _], /) -> Int:
    """The least common multiple of all numbers; 1 without any.

    Args:
        s: The numbers.

    Returns:
        The multiple.
    """
    var result = 1
    for i in range(len(s)):
        result = lcm(result, s[i])
    return result


def lcm(*values: Int) -> Int:
    """The least common multiple of all numbers; 1 without any.

    Args:
        values: The numbers.

    Returns:
        The multiple.
    """
    var result = 1
    for i in range(len(values)):
        result = lcm(result, values[i])
    return result


def factorial(n: Int) -> Int:
    """The product of the numbers up to `n`.

    Args:
        n: From 0 to 20.

    Returns:
        The product.
    """
    debug_assert(0 <= n and n <= 20, "input value causes an overflow")
    var result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def comb(n: Int, k: Int) -> Int:
    """The number of ways to choose `k` of `n` things.

    Args:
        n: The number of things.
        k: How many to choose.

    Returns:
        The number.
    """
    if k < 0 or k > n:
        return 0
    var m = min(k, n - k)
    var result = 1
    for i in range(m):
        result = result * (n - i) // (i + 1)
    return result


def perm(n: Int, k: Int = -1) -> Int:
    """The number of ways to put `k` of `n` things in order.

    Args:
        n: The number of things.
        k: How many to choose; by default all.

    Returns:
        The number.
    """
    var m = n if k < 0 else k
    if m > n:
        return 0
    var result = 1
    for i in range(m):
        result *= n - i
    return result


@always_inline
def align_down(value: Int, alignment: Int) -> Int:
    """The largest multiple that is not above.

    Args:
        value: The number.
        alignment: What to be a multiple of.

    Returns:
        The multiple.
    """
    debug_assert(alignment != 0, "zero alignment")
    return (value // alignment) * alignment


@always_inline
def align_down[
    dtype: DType, width: SIMDLength, //
](
    value: SIMD[dtype, width], alignment: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_integral():
    """The largest multiples that are not above.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        value: The numbers.
        alignment: What to be multiples of.

    Returns:
        The multiples.
    """
    debug_assert(alignment.ne(0).reduce_and(), "zero alignment")
    return (value // alignment) * alignment


@always_inline
def align_up(value: Int, alignment: Int) -> Int:
    """The smallest multiple that is not below.

    Args:
        value: The number.
        alignment: What to be a multiple of.

    Returns:
        The multiple.
    """
    debug_assert(alignment != 0, "zero alignment")
    return value.__ceildiv__(alignment) * alignment


@always_inline
def align_up[
    dtype: DType, width: SIMDLength, //
](
    value: SIMD[dtype, width], alignment: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_integral():
    """The smallest multiples that are not below.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        value: The numbers.
        alignment: What to be multiples of.

    Returns:
        The multiples.
    """
    debug_assert(alignment.ne(0).reduce_and(), "zero alignment")
    return value.__ceildiv__(alignment) * alignment


@always_inline
def iota[
    dtype: DType, width: SIMDLength
](offset: Scalar[dtype] = 0) -> SIMD[dtype, width]:
    """Consecutive numbers.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        offset: The first number.

    Returns:
        The numbers.
    """
    comptime if width == 1:
        return SIMD[dtype, width](offset)
    elif dtype.is_integral() or dtype._is_wide_float():
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.iota`[
                _type=SIMD[dtype, width]._Rep
            ]()
        ) + SIMD[dtype, width](offset)
    else:
        var result = SIMD[dtype, width](0)
        comptime for i in range(Int(width)):
            result[i] = offset + Scalar[dtype](i)
        return result


def iota[
    dtype: DType, //
](span: Span[mut=True, Scalar[dtype], _], offset: Int = 0):
    """Fills memory with consecutive numbers.

    Parameters:
        dtype: The element type.

    Args:
        span: The memory.
        offset: The first number.
    """
    for i in range(len(span)):
        span.unsafe_get(i) = Scalar[dtype](offset + i)


def iota[
    dtype: DType, //
](ptr: Pointer[mut=True, Scalar[dtype], _], len: Int, offset: Int = 0):
    """Fills memory with consecutive numbers.

    Parameters:
        dtype: The element type.

    Args:
        ptr: The memory.
        len: How many numbers.
        offset: The first number.
    """
    for i in range(len):
        ptr.unsafe_offset(i).unsafe_write(Scalar[dtype](offset + i))
