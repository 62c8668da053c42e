# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Reductions of numbers that a function generates."""

from std.sys.info import simd_width_of


def sum[
    dtype: DType,
    input_fn_1d: def[dtype_: DType, width: Int](idx: Int) capturing[_] -> SIMD[
        dtype_, width
    ],
](length: Int) raises -> Scalar[dtype]:
    """The sum of generated numbers; 0 for none.

    Parameters:
        dtype: The type of the numbers.
        input_fn_1d: Gives the numbers from an index on.

    Args:
        length: How many numbers.

    Returns:
        The sum.
    """
    comptime width = simd_width_of[dtype]()
    var lanes = SIMD[dtype, width](0)
    var i = 0
    while i + width <= length:
        lanes += input_fn_1d[dtype, width](i)
        i += width
    var result = lanes.reduce_add()
    while i < length:
        result += input_fn_1d[dtype, 1](i)
        i += 1
    return result


def mean[
    dtype: DType,
    input_fn_1d: def[dtype_: DType, width: Int](idx: Int) capturing[_] -> SIMD[
        dtype_, width
    ],
](length: Int) raises -> Scalar[dtype]:
    """The mean of generated numbers; integers are divided with rounding down.

    Parameters:
        dtype: The type of the numbers.
        input_fn_1d: Gives the numbers from an index on.

    Args:
        length: How many numbers.

    Returns:
        The mean.
    """
    debug_assert(length != 0, "input must not be empty")
    var total = sum[dtype, input_fn_1d](length)
    comptime if dtype.is_integral():
        return total // Scalar[dtype](length)
    else:
        return total / Scalar[dtype](length)


def variance[
    dtype: DType,
    input_fn_1d: def[dtype_: DType, width: Int](idx: Int) capturing[_] -> SIMD[
        dtype_, width
    ],
](length: Int, mean_value: Scalar[dtype], correction: Int = 1) raises -> Scalar[
    dtype
]:
    """The variance of generated numbers around a known mean.

    Parameters:
        dtype: The type of the numbers.
        input_fn_1d: Gives the numbers from an index on.

    Args:
        length: How many numbers.
        mean_value: The mean.
        correction: What to subtract from the number of elements.

    Returns:
        The variance.
    """
    debug_assert(length > 1, "input length must be greater than 1")
    comptime width = simd_width_of[dtype]()
    var lanes = SIMD[dtype, width](0)
    var i = 0
    while i + width <= length:
        var distance = input_fn_1d[dtype, width](i) - mean_value
        lanes += distance * distance
        i += width
    var total = lanes.reduce_add()
    while i < length:
        var distance = input_fn_1d[dtype, 1](i) - mean_value
        total += distance * distance
        i += 1
    return total / Scalar[dtype](length - correction)


def variance[
    dtype: DType,
    input_fn_1d: def[dtype_: DType, width: Int](idx: Int) capturing[_] -> SIMD[
        dtype_, width
    ],
](length: Int, correction: Int = 1) raises -> Scalar[dtype]:
    """The variance of generated numbers.

    Parameters:
        dtype: The type of the numbers.
        input_fn_1d: Gives the numbers from an index on.

    Args:
        length: How many numbers.
        correction: What to subtract from the number of elements.

    Returns:
        The variance.
    """
    return variance[dtype, input_fn_1d](
        length, mean[dtype, input_fn_1d](length), correction
    )
