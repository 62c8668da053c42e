# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Calculations with whole `LayoutTensor`s."""

from std.math import max as _max

from layout.layout_tensor import LayoutTensor


@always_inline
def outer_product_acc(
    res: LayoutTensor[mut=True, ...],
    lhs: LayoutTensor[...],
    rhs: LayoutTensor[...],
):
    """Adds `lhs[m] * rhs[n]` to every `res[m, n]`.

    Args:
        res: A matrix.
        lhs: A vector with an element for each row.
        rhs: A vector with an element for each column.
    """
    comptime assert res.rank == 2, "the result must be a matrix"
    comptime assert lhs.rank == 1 and rhs.rank == 1, (
        "the factors must be vectors"
    )
    for m in range(res.dim(0)):
        var factor = lhs.load_scalar(m).cast[res.dtype]()
        for n in range(res.dim(1)):
            var product = factor * rhs.load_scalar(n).cast[res.dtype]()
            res.store(m, n, res.load[1](m, n) + product)


@always_inline
def _reduce[
    dtype: DType, axis: Int, //, is_sum: Bool
](
    source: LayoutTensor[dtype, ...],
    result: LayoutTensor[mut=True, dtype, ...],
):
    """Combines the elements of a matrix or vector along one of its modes."""
    comptime assert source.rank <= 2 and axis < source.rank, (
        "only the modes of vectors and matrices can be reduced"
    )
    comptime assert source.element_size == 1, "the elements are vectors"
    var others = 1
    comptime if source.rank == 2:
        others = source.dim(1 - axis)
    var step = source.stride(axis)
    var skip = 0
    comptime if source.rank == 2:
        skip = source.stride(1 - axis)
    for i in range(others):
        var total = source.ptr[unsafe_offset=i * skip]
        for k in range(1, source.dim(axis)):
            var next = source.ptr[unsafe_offset=i * skip + k * step]
            comptime if is_sum:
                total += next
            else:
                total = _max(total, next)
        result[i] = rebind[result.element_type](total)


@always_inline
def sum[
    dtype: DType, //, axis: Int
](
    source: LayoutTensor[dtype, ...],
    result: LayoutTensor[mut=True, dtype, ...],
):
    """Adds up the elements along a mode.

    Parameters:
        dtype: The type of the numbers.
        axis: The mode that disappears.

    Args:
        source: A matrix or vector.
        result: A vector with an element for each index of the other mode.
    """
    _reduce[axis=axis, is_sum=True](source, result)


@always_inline
def max[
    dtype: DType, //, axis: Int
](
    source: LayoutTensor[dtype, ...],
    result: LayoutTensor[mut=True, dtype, ...],
):
    """Finds the largest elements along a mode.

    Parameters:
        dtype: The type of the numbers.
        axis: The mode that disappears.

    Args:
        source: A matrix or vector.
        result: A vector with an element for each index of the other mode.
    """
    _reduce[axis=axis, is_sum=False](source, result)


def mean(source: LayoutTensor[...]) -> Scalar[source.dtype]:
    """The mean of all elements.

    Args:
        source: The tensor, which must have elements.

    Returns:
        Their sum by their number.
    """
    var total: Scalar[source.dtype] = 0
    var count = source.size()
    for i in range(count):
        total += source[i][0]
    return total / Scalar[source.dtype](count)


def variance(
    source: LayoutTensor[...], correction: Int = 1
) -> Scalar[source.dtype]:
    """How far the elements lie from their mean.

    Args:
        source: The tensor, which must have more than `correction` elements.
        correction: What is taken from their number.

    Returns:
        The sum of the squared distances by the corrected number.
    """
    var center = mean(source)
    var total: Scalar[source.dtype] = 0
    var count = source.size()
    for i in range(count):
        var distance = source[i][0] - center
        total += distance * distance
    return total / Scalar[source.dtype](count - correction)
