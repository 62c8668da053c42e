# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Numeric functions that go by traits: `abs`, `min`, `max`, `pow`, ..."""

from std.builtin._intrinsics import __address_of
from std.builtin.traits import (
    Absable,
    CeilDivable,
    CeilDivableRaising,
    Ceilable,
    DivModable,
    Floorable,
    Powable,
    Roundable,
    Truncable,
)


@always_inline
def abs[T: Absable](value: T) -> T:
    """The absolute value.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__abs__()`.
    """
    return value.__abs__()


@always_inline
def divmod[T: DivModable](numerator: T, denominator: T) -> Tuple[T, T]:
    """Quotient and remainder.

    Parameters:
        T: The type of the numbers.

    Args:
        numerator: The dividend.
        denominator: The divisor.

    Returns:
        Both.
    """
    return numerator.__divmod__(denominator)


@always_inline("nodebug")
def max[dt: DType, //](x: SIMD[dt, _], y: type_of(x), /) -> type_of(x):
    """The greater of each pair of lanes.

    Parameters:
        dt: The element type.

    Args:
        x: One vector.
        y: The other vector.

    Returns:
        The greater lanes.
    """
    comptime assert dt.is_numeric() or dt == DType.bool, (
        "the SIMD type must be numeric or bool"
    )
    return x._max_with(y)


def max[T: Copyable & Comparable & Deinitable](x: T, *ys: T) -> T:
    """The greatest value; the first of equal ones.

    Parameters:
        T: The type of the values.

    Args:
        x: The first value.
        ys: The other values.

    Returns:
        A copy of the greatest.
    """
    var result = x.copy()
    for i in range(len(ys)):
        if result < ys[i]:
            result = ys[i].copy()
    return result^


@always_inline("nodebug")
def min[dt: DType, //](x: SIMD[dt, _], y: type_of(x), /) -> type_of(x):
    """The smaller of each pair of lanes.

    Parameters:
        dt: The element type.

    Args:
        x: One vector.
        y: The other vector.

    Returns:
        The smaller lanes.
    """
    comptime assert dt.is_numeric() or dt == DType.bool, (
        "the SIMD type must be numeric or bool"
    )
    return x._min_with(y)


def min[T: Copyable & Comparable & Deinitable](x: T, *ys: T) -> T:
    """The least value; the first of equal ones.

    Parameters:
        T: The type of the values.

    Args:
        x: The first value.
        ys: The other values.

    Returns:
        A copy of the least.
    """
    var result = x.copy()
    for i in range(len(ys)):
        if ys[i] < result:
            result = ys[i].copy()
    return result^


@always_inline
def pow[T: Powable](base: T, exp: T) -> T:
    """The power.

    Parameters:
        T: The type of the numbers.

    Args:
        base: The base.
        exp: The exponent.

    Returns:
        `base ** exp`.
    """
    return base.__pow__(exp)


@always_inline
def pow(base: Int, exp: Int) -> Int:
    """The power of integers.

    Args:
        base: The base.
        exp: The exponent.

    Returns:
        `base ** exp`.
    """
    return base.__pow__(exp)


@always_inline
def pow(base: SIMD[_, _], exp: Int) -> type_of(base):
    """The power by an integer.

    Args:
        base: The base.
        exp: The exponent.

    Returns:
        `base ** exp`, lane by lane.
    """
    return base.__pow__(exp)


@always_inline
def round[T: Roundable, //](number: T) -> T:
    """The nearest integer, ties to even.

    Parameters:
        T: The type of the number.

    Args:
        number: The number.

    Returns:
        `number.__round__()`.
    """
    return number.__round__()


@always_inline
def round[T: Roundable, //](number: T, ndigits: Int) -> T:
    """The number rounded to some decimals.

    Parameters:
        T: The type of the number.

    Args:
        number: The number.
        ndigits: The number of digits after the point.

    Returns:
        `number.__round__(ndigits)`.
    """
    return number.__round__(ndigits)


@always_inline
def floor[T: Floorable, //](value: T) -> T:
    """The largest integer not above.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__floor__()`.
    """
    return value.__floor__()


@always_inline
def ceil[T: Ceilable, //](value: T) -> T:
    """The smallest integer not below.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__ceil__()`.
    """
    return value.__ceil__()


@always_inline
def trunc[T: Truncable, //](value: T) -> T:
    """The integer part.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__trunc__()`.
    """
    return value.__trunc__()


@always_inline
def ceildiv[T: CeilDivable, //](numerator: T, denominator: T) -> T:
    """The quotient, rounded up.

    Parameters:
        T: The type of the numbers.

    Args:
        numerator: The dividend.
        denominator: The divisor.

    Returns:
        `numerator.__ceildiv__(denominator)`.
    """
    return numerator.__ceildiv__(denominator)


@always_inline
def ceildiv[
    T: CeilDivableRaising, //
](numerator: T, denominator: T) raises -> T:
    """The quotient, rounded up.

    Parameters:
        T: The type of the numbers.

    Args:
        numerator: The dividend.
        denominator: The divisor.

    Returns:
        `numerator.__ceildiv__(denominator)`.

    Raises:
        What `__ceildiv__` raises.
    """
    return numerator.__ceildiv__(denominator)
