# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The generator that all functions of the process share; not thread-safe."""

from std.builtin._intrinsics import external_call
from std.math import cos, floor, log, sqrt
from std.random.philox import Random
from std.time import perf_counter_ns


struct _Generator(Copyable):
    """A generator with the words of a step that are still to be used."""

    var _random: Random[10]
    var _words: SIMD[DType.uint32, 4]
    var _used: Int

    def __init__(out self, seed: UInt64):
        """Starts a sequence."""
        self._random = Random[10](seed=seed)
        self._words = 0
        self._used = 4

    def word32(mut self) -> UInt32:
        """The next 32 bits."""
        if self._used == 4:
            self._words = self._random.step()
            self._used = 0
        var result = self._words[self._used]
        self._used += 1
        return result

    def word64(mut self) -> UInt64:
        """The next 64 bits, the first word on top."""
        var high = self.word32().cast[DType.uint64]()
        var low = self.word32().cast[DType.uint64]()
        return (high << 32) | low

    def uniform(mut self) -> Float64:
        """A number in [0, 1)."""
        return (self.word64() >> 11).cast[DType.float64]() * Float64(
            1.1102230246251565e-16
        )


def _init_generator() -> _Generator:
    """The first state of the shared generator."""
    return _Generator(UInt64(0))


@always_inline
def _shared() -> Pointer[_Generator, MutUntrackedOrigin]:
    """The shared generator. The runtime keeps zeroed memory for it; the first
    word says whether it was set up."""
    var address = external_call["kiln_random_state", Int]()
    var flag = Pointer[Int, MutUntrackedOrigin](unsafe_from_address=address)
    var state = Pointer[_Generator, MutUntrackedOrigin](
        unsafe_from_address=address + 16
    )
    if flag[] == 0:
        flag[] = 1
        state.unsafe_write(_init_generator())
    return state


def seed(a: Int):
    """Starts the shared sequence anew.

    Args:
        a: Chooses the sequence.
    """
    _shared()[] = _Generator(UInt64(a))


def seed():
    """Starts the shared sequence anew, by the clock."""
    seed(Int(perf_counter_ns()))


def random_float64(min: Float64 = 0, max: Float64 = 1) -> Float64:
    """A number between two others.

    Args:
        min: The least number.
        max: The end, which is not reached.

    Returns:
        The number.
    """
    var u = _shared()[].uniform()
    var span = max - min
    if span != span:
        return min
    if span == Float64.MAX or span == Float64.MIN:
        return min + u * max - u * min
    return min + u * span


def random_ui64(min: UInt64, max: UInt64) -> UInt64:
    """An integer from `min` to `max`.

    Args:
        min: The least number.
        max: The greatest number.

    Returns:
        The number.
    """
    if min >= max:
        return min
    return min + _below(max - min + 1)


def random_si64(min: Int64, max: Int64) -> Int64:
    """An integer from `min` to `max`.

    Args:
        min: The least number.
        max: The greatest number.

    Returns:
        The number.
    """
    if min >= max:
        return min
    var count = (max - min).cast[DType.uint64]() + 1
    return min + _below(count).cast[DType.int64]()


def _below(count: UInt64) -> UInt64:
    """A number less than `count` (any, if it is 0), without bias."""
    if count == 0:
        return _shared()[].word64()
    var threshold = (UInt64(0) - count) % count
    while True:
        var word = _shared()[].word64()
        if word >= threshold:
            return word % count


def randn_float64(
    mean: Float64 = 0.0, standard_deviation: Float64 = 1.0
) -> Float64:
    """A normally distributed number.

    Args:
        mean: The mean.
        standard_deviation: The standard deviation.

    Returns:
        The number.
    """
    var u1 = _shared()[].uniform()
    while u1 == 0:
        u1 = _shared()[].uniform()
    var u2 = _shared()[].uniform()
    return mean + standard_deviation * sqrt(Float64(-2) * log(u1)) * cos(
        Float64(6.283185307179586) * u2
    )


def rand[
    dtype: DType
](
    span: Span[mut=True, Scalar[dtype], _],
    /,
    *,
    min: Float64 = 0.0,
    max: Float64 = 1.0,
    int_scale: Optional[Int] = None,
):
    """Fills memory with numbers between two others.

    Parameters:
        dtype: The type of the numbers.

    Args:
        span: The memory.
        min: The least number.
        max: The greatest number.
        int_scale: Rounds down to multiples of 2 to minus this power.
    """
    rand(span.unsafe_ptr(), len(span), min=min, max=max, int_scale=int_scale)


def rand[
    dtype: DType
](
    ptr: Pointer[mut=True, Scalar[dtype], _],
    size: Int,
    /,
    *,
    min: Float64 = 0.0,
    max: Float64 = 1.0,
    int_scale: Optional[Int] = None,
):
    """Fills memory with numbers between two others.

    Parameters:
        dtype: The type of the numbers.

    Args:
        ptr: The memory.
        size: How many numbers.
        min: The least number.
        max: The greatest number.
        int_scale: Rounds down to multiples of 2 to minus this power.
    """
    var scale = int_scale.or_else(-1)
    for i in range(size):
        comptime if dtype.is_floating_point():
            var r = random_float64(min, max)
            if scale >= 0:
                var factor = Float64(1 << scale)
                r = floor(r * factor) / factor
            ptr.unsafe_offset(i).unsafe_write(r.cast[dtype]())
        elif dtype.is_unsigned():
            var low = min._max_with(0)
            var high = max._min_with(Scalar[dtype].MAX.cast[DType.float64]())
            ptr.unsafe_offset(i).unsafe_write(
                random_ui64(
                    low.cast[DType.uint64](), high.cast[DType.uint64]()
                ).cast[dtype]()
            )
        else:
            var low = min._max_with(Scalar[dtype].MIN.cast[DType.float64]())
            var high = max._min_with(Scalar[dtype].MAX.cast[DType.float64]())
            ptr.unsafe_offset(i).unsafe_write(
                random_si64(
                    low.cast[DType.int64](), high.cast[DType.int64]()
                ).cast[dtype]()
            )


def randint[
    dtype: DType
](span: Span[mut=True, Scalar[dtype], _], low: Int, high: Int):
    """Fills memory with integers from `low` to `high`.

    Parameters:
        dtype: The type of the numbers.

    Args:
        span: The memory.
        low: The least number.
        high: The greatest number.
    """
    randint(span.unsafe_ptr(), len(span), low, high)


def randint[
    dtype: DType
](ptr: Pointer[mut=True, Scalar[dtype], _], size: Int, low: Int, high: Int):
    """Fills memory with integers from `low` to `high`.

    Parameters:
        dtype: The type of the numbers.

    Args:
        ptr: The memory.
        size: How many numbers.
        low: The least number.
        high: The greatest number.
    """
    comptime assert dtype.is_integral(), "data type must be integral"
    for i in range(size):
        comptime if dtype.is_unsigned():
            ptr.unsafe_offset(i).unsafe_write(
                random_ui64(UInt64(low), UInt64(high)).cast[dtype]()
            )
        else:
            ptr.unsafe_offset(i).unsafe_write(
                random_si64(Int64(low), Int64(high)).cast[dtype]()
            )


def randn[
    dtype: DType
](
    span: Span[mut=True, Scalar[dtype], _],
    mean: Float64 = 0.0,
    standard_deviation: Float64 = 1.0,
):
    """Fills memory with normally distributed numbers.

    Parameters:
        dtype: The type of the numbers.

    Args:
        span: The memory.
        mean: The mean.
        standard_deviation: The standard deviation.
    """
    randn(span.unsafe_ptr(), len(span), mean, standard_deviation)


def randn[
    dtype: DType
](
    ptr: Pointer[mut=True, Scalar[dtype], _],
    size: Int,
    mean: Float64 = 0.0,
    standard_deviation: Float64 = 1.0,
):
    """Fills memory with normally distributed numbers.

    Parameters:
        dtype: The type of the numbers.

    Args:
        ptr: The memory.
        size: How many numbers.
        mean: The mean.
        standard_deviation: The standard deviation.
    """
    for i in range(size):
        ptr.unsafe_offset(i).unsafe_write(
            randn_float64(mean, standard_deviation).cast[dtype]()
        )


def shuffle[T: Copyable, //](mut list: List[T]):
    """Puts the elements into a random order, by Fisher and Yates.

    Parameters:
        T: The type of the elements.

    Args:
        list: The list.
    """
    var i = len(list) - 1
    while i >= 0:
        var j = Int(random_ui64(UInt64(0), UInt64(i)))
        list.swap_elements(i, j)
        i -= 1
