# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Reductions of sequences of numbers.

Sums and products keep eight vectors apart, which hides the latency of the
operation; the lanes are combined pairwise at the end.
"""

from std.sys.info import simd_width_of

comptime _UNROLL = 8
"""How many vectors a reduction keeps apart."""


@always_inline
def _fold[
    dtype: DType,
    combine: def[w: SIMDLength](
        SIMD[dtype, w], SIMD[dtype, w]
    ) capturing[_] -> SIMD[dtype, w],
](src: Span[Scalar[dtype], _], init: Scalar[dtype]) -> Scalar[dtype]:
    """Folds all elements, vector by vector."""
    comptime width = simd_width_of[dtype]()
    comptime step = width * _UNROLL
    var n = len(src)
    var p = src.unsafe_ptr()
    var i = 0
    var result = init
    if n >= step:
        var parts = Array[SIMD[dtype, width], _UNROLL](
            fill=SIMD[dtype, width](init)
        )
        while i + step <= n:
            comptime for k in range(_UNROLL):
                parts.unsafe_get(k) = combine[width](
                    parts.unsafe_get(k),
                    p.unsafe_offset(i + k * width).unsafe_load[width](),
                )
            i += step
        var total = parts.unsafe_get(0)
        comptime for k in range(1, _UNROLL):
            total = combine[width](total, parts.unsafe_get(k))
        comptime for lane in range(width):
            result = combine[1](result, total[lane])
    while i < n:
        result = combine[1](result, p[unsafe_offset=i])
        i += 1
    return result


def sum[dtype: DType](src: Span[Scalar[dtype], _]) raises -> Scalar[dtype]:
    """The sum; 0 for an empty sequence.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.

    Returns:
        The result.
    """
    if len(src) == 0:
        return 0

    @__parameter
    def combine[
        w: SIMDLength
    ](a: SIMD[dtype, w], b: SIMD[dtype, w]) -> SIMD[dtype, w]:
        return a + b

    return _fold[dtype, combine](src, 0)


def product[dtype: DType](src: Span[Scalar[dtype], _]) raises -> Scalar[dtype]:
    """The product; 0 for an empty sequence.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.

    Returns:
        The result.
    """
    if len(src) == 0:
        return 0

    @__parameter
    def combine[
        w: SIMDLength
    ](a: SIMD[dtype, w], b: SIMD[dtype, w]) -> SIMD[dtype, w]:
        return a * b

    return _fold[dtype, combine](src, 1)


def max[dtype: DType](src: Span[Scalar[dtype], _]) raises -> Scalar[dtype]:
    """The greatest element; 0 for an empty sequence.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.

    Returns:
        The result.
    """
    if len(src) == 0:
        return 0

    @__parameter
    def combine[
        w: SIMDLength
    ](a: SIMD[dtype, w], b: SIMD[dtype, w]) -> SIMD[dtype, w]:
        return a._max_with(b)

    return _fold[dtype, combine](src, Scalar[dtype].MIN)


def min[dtype: DType](src: Span[Scalar[dtype], _]) raises -> Scalar[dtype]:
    """The least element; 0 for an empty sequence.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.

    Returns:
        The result.
    """
    if len(src) == 0:
        return 0

    @__parameter
    def combine[
        w: SIMDLength
    ](a: SIMD[dtype, w], b: SIMD[dtype, w]) -> SIMD[dtype, w]:
        return a._min_with(b)

    return _fold[dtype, combine](src, Scalar[dtype].MAX)


def mean[dtype: DType](src: Span[Scalar[dtype], _]) raises -> Scalar[dtype]:
    """The mean; of integers rounded down.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.

    Returns:
        The mean.
    """
    debug_assert(len(src) != 0, "input must not be empty")
    comptime if dtype.is_integral():
        return sum(src) // Scalar[dtype](len(src))
    else:
        return sum(src) / Scalar[dtype](len(src))


def variance[
    dtype: DType
](
    src: Span[Scalar[dtype], _],
    mean_value: Scalar[dtype],
    correction: Int = 1,
) raises -> Scalar[dtype]:
    """The variance around a known mean.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.
        mean_value: The mean.
        correction: What to subtract from the number of elements.

    Returns:
        The variance.
    """
    debug_assert(len(src) > 1, "input length must be greater than 1")
    var total = Scalar[dtype](0)
    for i in range(len(src)):
        var distance = src.unsafe_get(i) - mean_value
        total += distance * distance
    return total / Scalar[dtype](len(src) - correction)


def variance[
    dtype: DType
](src: Span[Scalar[dtype], _], correction: Int = 1) raises -> Scalar[dtype]:
    """The variance.

    Parameters:
        dtype: The type of the elements.

    Args:
        src: The elements.
        correction: What to subtract from the number of elements.

    Returns:
        The variance.
    """
    return variance(src, mean(src), correction)


def cumsum[
    dtype: DType
](dst: Span[mut=True, Scalar[dtype], _], src: Span[Scalar[dtype], _]):
    """The sums of the first elements.

    Parameters:
        dtype: The type of the elements.

    Args:
        dst: Where to write the sums.
        src: The elements.
    """
    debug_assert(len(src) != 0, "Input must not be empty")
    debug_assert(len(dst) != 0, "Output must not be empty")
    var total = Scalar[dtype](0)
    for i in range(len(dst)):
        total += src.unsafe_get(i)
        dst.unsafe_get(i) = total


def reduce[
    reduce_fn: def[acc_type: DType, dtype: DType, width: SIMDLength](
        SIMD[acc_type, width], SIMD[dtype, width]
    ) capturing[_] -> SIMD[acc_type, width],
    dtype: DType,
](src: Span[Scalar[dtype], _], init: Scalar[dtype]) raises -> Scalar[dtype]:
    """Folds all elements; 0 for an empty sequence.

    Parameters:
        reduce_fn: Combines the result so far with an element.
        dtype: The type of the elements.

    Args:
        src: The elements.
        init: Where to begin.

    Returns:
        The result.
    """
    if len(src) == 0:
        return 0
    var result = init
    for i in range(len(src)):
        result = reduce_fn[dtype, dtype, 1](result, src.unsafe_get(i))
    return result


def reduce_boolean[
    reduce_fn: def[dtype: DType, width: SIMDLength](
        SIMD[dtype, width]
    ) capturing[_] -> Bool,
    continue_fn: def(Bool) capturing[_] -> Bool,
    dtype: DType,
](src: Span[Scalar[dtype], _], init: Bool) -> Bool:
    """Asks for elements until the answer decides.

    Parameters:
        reduce_fn: The answer for some elements.
        continue_fn: Whether to go on after an answer.
        dtype: The type of the elements.

    Args:
        src: The elements.
        init: The answer for no elements.

    Returns:
        The last answer.
    """
    comptime width = simd_width_of[dtype]()
    var n = len(src)
    var p = src.unsafe_ptr()
    var current = init
    var i = 0
    while i + width <= n:
        current = reduce_fn(p.unsafe_offset(i).unsafe_load[width]())
        if not continue_fn(current):
            return current
        i += width
    while i < n:
        current = reduce_fn(p[unsafe_offset=i])
        if not continue_fn(current):
            return current
        i += 1
    return current
