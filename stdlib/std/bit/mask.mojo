# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Masks of all ones or all zeros."""


@always_inline
def is_negative(value: Int) -> Int:
    """All ones for a negative number, else 0.

    Args:
        value: The number.

    Returns:
        The mask.
    """
    return value >> 63


@always_inline
def is_negative[
    dtype: DType, width: SIMDLength, //
](value: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """All ones where a lane is negative, else 0.

    Parameters:
        dtype: A signed integral element type.
        width: The number of lanes.

    Args:
        value: The vector.

    Returns:
        The mask.
    """
    comptime assert dtype.is_integral() and dtype.is_signed(), (
        "This function is for signed integral types."
    )
    return value >> SIMD[dtype, width](Scalar[dtype](dtype._bits() - 1))


@always_inline
def splat(value: Bool) -> Int:
    """All ones for True, 0 for False.

    Args:
        value: The truth.

    Returns:
        The mask.
    """
    return -Int(value)


@always_inline
def splat[
    width: SIMDLength, //, dtype: DType
](value: SIMD[DType.bool, width]) -> SIMD[dtype, width]:
    """All ones where a lane is True, 0 where it is False.

    Parameters:
        width: The number of lanes.
        dtype: The element type of the mask.

    Args:
        value: The truths.

    Returns:
        The mask.
    """
    comptime assert dtype.is_integral(), "must be integral"
    return SIMD[dtype, width](0) - value.cast[dtype]()
