# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Ranges of numbers."""

from std.builtin.traits import (
    Iterable,
    IterableOwned,
    Iterator,
    ReversibleRange,
)
from std.math import ceildiv
from std.utils._coord_like import CoordLike


@always_inline
def _checked_length[dtype: DType, //](count: Scalar[dtype]) -> Int:
    """A count as an `Int`; asserts that it fits."""
    comptime if dtype.is_unsigned():
        debug_assert(
            count.cast[DType.uint64]() <= UInt64(Int.MAX),
            "range length exceeds Int.MAX",
        )
    return Int(count.cast[DType.int]())


@always_inline
def _bounds[
    dtype: DType, //
](count: Scalar[dtype]) -> Tuple[Int, Optional[Int]]:
    """A count as bounds."""
    comptime if dtype.is_unsigned():
        if count.cast[DType.uint64]() > UInt64(Int.MAX):
            return (Int.MAX, Optional[Int]())
    var n = Int(count.cast[DType.int]())
    return (n, Optional[Int](n))


struct _ZeroRange[
    dtype: DType
](
    ImplicitlyCopyable,
    Iterable,
    IterableOwned,
    Iterator,
    ReversibleRange,
    Sized,
    TrivialRegisterPassable,
):
    """The numbers from 0 up to an end."""

    comptime Element = Scalar[Self.dtype]
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    comptime ReversedType: Iterator = _StridedRange[Self.dtype]
    """The type of the backward iterator."""

    var _start: Scalar[Self.dtype]
    var _end: Scalar[Self.dtype]

    @always_inline
    def __init__(out self, end: Scalar[Self.dtype]):
        """Builds the range up to `end`."""
        self._start = 0
        self._end = end._max_with(0)

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the range.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __iter__(var self) -> Self:
        """The range itself.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Scalar[Self.dtype]:
        """The next number.

        Returns:
            The number.

        Raises:
            `StopIteration` at the end.
        """
        var at = self._start
        if at == self._end:
            raise StopIteration()
        self._start = at + 1
        return at

    @always_inline
    def __reversed__(self) -> _StridedRange[Self.dtype]:
        """The same numbers backwards.

        Returns:
            The iterator.
        """
        comptime assert not Self.dtype.is_unsigned(), (
            "cannot reverse an unsigned range"
        )
        return _StridedRange[Self.dtype](self._end - 1, self._start - 1, -1)

    @always_inline
    def _count(self) -> Scalar[Self.dtype]:
        """How many numbers are left."""
        return self._end - self._start

    @always_inline
    def __len__(self) -> Int:
        """The number of numbers left.

        Returns:
            The length.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        return _checked_length(self._count())

    @always_inline
    def __getitem__(self, idx: Int) -> Scalar[Self.dtype]:
        """A number of the range.

        Args:
            idx: Its index.

        Returns:
            The number.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        debug_assert(0 <= idx and idx < len(self), "index out of range")
        return self._start + Scalar[Self.dtype](idx)

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many numbers are left.

        Returns:
            The length twice, if it fits.
        """
        return _bounds(self._count())


struct _SequentialRange[
    dtype: DType
](
    ImplicitlyCopyable,
    Iterable,
    IterableOwned,
    Iterator,
    ReversibleRange,
    Sized,
    TrivialRegisterPassable,
):
    """The numbers from a start up to an end."""

    comptime Element = Scalar[Self.dtype]
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    comptime ReversedType: Iterator = _StridedRange[Self.dtype]
    """The type of the backward iterator."""

    var _start: Scalar[Self.dtype]
    var _end: Scalar[Self.dtype]

    @always_inline
    def __init__(out self, start: Scalar[Self.dtype], end: Scalar[Self.dtype]):
        """Builds the range from `start` to `end`."""
        self._start = start
        self._end = end._max_with(start)

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the range.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __iter__(var self) -> Self:
        """The range itself.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Scalar[Self.dtype]:
        """The next number.

        Returns:
            The number.

        Raises:
            `StopIteration` at the end.
        """
        var at = self._start
        if at == self._end:
            raise StopIteration()
        self._start = at + 1
        return at

    @always_inline
    def __reversed__(self) -> _StridedRange[Self.dtype]:
        """The same numbers backwards.

        Returns:
            The iterator.
        """
        comptime assert not Self.dtype.is_unsigned(), (
            "cannot reverse an unsigned range"
        )
        return _StridedRange[Self.dtype](self._end - 1, self._start - 1, -1)

    @always_inline
    def _count(self) -> Scalar[Self.dtype]:
        """How many numbers are left."""
        return self._end - self._start

    @always_inline
    def __len__(self) -> Int:
        """The number of numbers left.

        Returns:
            The length.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        return _checked_length(self._count())

    @always_inline
    def __getitem__(self, idx: Int) -> Scalar[Self.dtype]:
        """A number of the range.

        Args:
            idx: Its index.

        Returns:
            The number.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        debug_assert(0 <= idx and idx < len(self), "index out of range")
        return self._start + Scalar[Self.dtype](idx)

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many numbers are left.

        Returns:
            The length twice, if it fits.
        """
        return _bounds(self._count())


struct _StridedRange[
    dtype: DType
](
    ImplicitlyCopyable,
    Iterable,
    IterableOwned,
    Iterator,
    ReversibleRange,
    Sized,
    TrivialRegisterPassable,
):
    """Integers at equal distances."""

    comptime Element = Scalar[Self.dtype]
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    comptime ReversedType: Iterator = _StridedRange[Self.dtype]
    """The type of the backward iterator."""

    var _start: Scalar[Self.dtype]
    var _end: Scalar[Self.dtype]
    var _step: Scalar[Self.dtype]

    @always_inline
    def __init__(
        out self,
        start: Scalar[Self.dtype],
        end: Scalar[Self.dtype],
        step: Scalar[Self.dtype],
    ):
        """Builds the range from `start` to `end` by `step`."""
        self._start = start
        self._end = end
        self._step = step

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the range.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __iter__(var self) -> Self:
        """The range itself.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Scalar[Self.dtype]:
        """The next number.

        Returns:
            The number.

        Raises:
            `StopIteration` at the end.
        """
        var at = self._start
        comptime if Self.dtype.is_unsigned():
            if at >= self._end:
                raise StopIteration()
        else:
            if self._step > 0:
                if at >= self._end:
                    raise StopIteration()
            elif at <= self._end:
                raise StopIteration()
        self._start = at + self._step
        return at

    @always_inline
    def __reversed__(self) -> _StridedRange[Self.dtype]:
        """The same numbers backwards.

        Returns:
            The iterator.
        """
        var n = self._count()
        var first = self._start
        return _StridedRange[Self.dtype](
            first + (n - 1) * self._step, first - self._step, -self._step
        )

    @always_inline
    def _count(self) -> Scalar[Self.dtype]:
        """How many numbers are left."""
        comptime if Self.dtype.is_unsigned():
            if self._start >= self._end:
                return 0
            return (self._end - self._start - 1) // self._step + 1
        else:
            if self._step > 0:
                if self._start >= self._end:
                    return 0
                return (self._end - self._start - 1) // self._step + 1
            if self._start <= self._end:
                return 0
            return (self._start - self._end - 1) // (-self._step) + 1

    @always_inline
    def __len__(self) -> Int:
        """The number of numbers left.

        Returns:
            The length.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        return _checked_length(self._count())

    @always_inline
    def __getitem__(self, idx: Int) -> Scalar[Self.dtype]:
        """A number of the range.

        Args:
            idx: Its index.

        Returns:
            The number.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        debug_assert(0 <= idx and idx < len(self), "index out of range")
        return self._start + Scalar[Self.dtype](idx) * self._step

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many numbers are left.

        Returns:
            The length twice, if it fits.
        """
        return _bounds(self._count())


struct _FloatRange[
    dtype: DType, forward: Bool = True
](
    ImplicitlyCopyable,
    Iterable,
    IterableOwned,
    Iterator,
    ReversibleRange,
    Sized,
    TrivialRegisterPassable,
):
    """Floating-point numbers at equal distances: number k is
    `fma(k, step, start)`."""

    comptime Element = Scalar[Self.dtype]
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    comptime ReversedType: Iterator = _FloatRange[Self.dtype, not Self.forward]
    """The type of the backward iterator."""

    var _start: Scalar[Self.dtype]
    var _step: Scalar[Self.dtype]
    var _index: Int
    var _len: Int

    @always_inline
    def __init__(
        out self,
        start: Scalar[Self.dtype],
        end: Scalar[Self.dtype],
        step: Scalar[Self.dtype],
    ):
        """Builds the range from `start` to `end` by `step`."""
        self._start = start
        self._step = step
        self._index = 0
        self._len = 0
        if step != 0:
            var n = ((end - start) / step).__ceil__()
            if n > 0:
                self._len = Int(n)

    @always_inline
    def __init__(
        out self,
        start: Scalar[Self.dtype],
        step: Scalar[Self.dtype],
        *,
        index: Int,
        length: Int,
    ):
        """Builds the rest of a range."""
        self._start = start
        self._step = step
        self._index = index
        self._len = length

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the range.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __iter__(var self) -> Self:
        """The range itself.

        Returns:
            The iterator.
        """
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Scalar[Self.dtype]:
        """The next number.

        Returns:
            The number.

        Raises:
            `StopIteration` at the end.
        """
        if self._index >= self._len:
            raise StopIteration()
        var k = self._index
        comptime if Self.forward:
            self._index = k + 1
        else:
            self._len -= 1
            k = self._len
        return Scalar[Self.dtype](k).fma(self._step, self._start)

    @always_inline
    def __reversed__(self) -> _FloatRange[Self.dtype, not Self.forward]:
        """The same numbers backwards.

        Returns:
            The iterator.
        """
        return _FloatRange[Self.dtype, not Self.forward](
            self._start, self._step, index=self._index, length=self._len
        )

    @always_inline
    def __len__(self) -> Int:
        """Not there: a range of floats has no length.

        Returns:
            Nothing.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        return 0

    @always_inline
    def __getitem__(self, idx: Int) -> Scalar[Self.dtype]:
        """Not there: a range of floats has no index.

        Args:
            idx: The index.

        Returns:
            Nothing.
        """
        comptime assert Self.dtype.is_integral(), "dtype must be integral"
        return self._start

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many numbers are left.

        Returns:
            The count twice.
        """
        var left = self._len - self._index
        return (left, Optional[Int](left))


comptime _Range3[dtype: DType] = (
    _FloatRange[dtype] if dtype.is_floating_point() else _StridedRange[dtype]
)
"""The type of a range with a step."""


@always_inline
def range(end: Int) -> _ZeroRange[DType.int]:
    """The integers from 0 up to, without, an end.

    Args:
        end: The end.

    Returns:
        The range.
    """
    return _ZeroRange[DType.int](end)


@always_inline
def range(start: Int, end: Int) -> _SequentialRange[DType.int]:
    """The integers from a start up to, without, an end.

    Args:
        start: The first number.
        end: The end.

    Returns:
        The range.
    """
    return _SequentialRange[DType.int](start, end)


@always_inline
def range(start: Int, end: Int, step: Int) -> _StridedRange[DType.int]:
    """The integers from a start towards, without, an end.

    Args:
        start: The first number.
        end: The end.
        step: The distance of two numbers.

    Returns:
        The range.
    """
    return _StridedRange[DType.int](start, end, step)


@always_inline
def range[dt: DType, //](end: Scalar[dt]) -> _ZeroRange[dt]:
    """The integers from 0 up to, without, an end.

    Parameters:
        dt: The type of the numbers.

    Args:
        end: The end.

    Returns:
        The range.
    """
    _check_integral[dt]()
    return _ZeroRange[dt](end)


@always_inline
def range[
    dt: DType, //
](start: Scalar[dt], end: Scalar[dt]) -> _SequentialRange[dt]:
    """The integers from a start up to, without, an end.

    Parameters:
        dt: The type of the numbers.

    Args:
        start: The first number.
        end: The end.

    Returns:
        The range.
    """
    _check_integral[dt]()
    return _SequentialRange[dt](start, end)


@always_inline
def range[
    dt: DType, //
](start: Scalar[dt], end: Scalar[dt], step: Scalar[dt]) -> _Range3[dt]:
    """The numbers from a start towards, without, an end.

    Parameters:
        dt: The type of the numbers.

    Args:
        start: The first number.
        end: The end.
        step: The distance of two numbers.

    Returns:
        The range.
    """
    comptime assert dt.is_numeric(), "range requires a numeric dtype"
    return _Range3[dt](start, end, step)


@always_inline
def _check_integral[dt: DType]():
    """Rejects element types that need an explicit step."""
    comptime assert dt.is_numeric(), "range requires a numeric dtype"
    comptime assert not dt.is_floating_point(), (
        "a floating-point range requires an explicit step; use range(start,"
        " end, step)"
    )


# Numbers of the library, which are `CoordLike`, have the versions above.


@always_inline
def range[
    T: Indexer, //
](end: T) -> _ZeroRange[DType.int] where not conforms_to(T, CoordLike):
    """The integers from 0 up to, without, an end.

    Parameters:
        T: The type of the end.

    Args:
        end: The end.

    Returns:
        The range.
    """
    return _ZeroRange[DType.int](index(end))


@always_inline
def range[
    T: Indexer, //
](
    start: T, end: T
) -> _SequentialRange[DType.int] where not conforms_to(T, CoordLike):
    """The integers from a start up to, without, an end.

    Parameters:
        T: The type of the bounds.

    Args:
        start: The first number.
        end: The end.

    Returns:
        The range.
    """
    return _SequentialRange[DType.int](index(start), index(end))


@always_inline
def range[
    T: Indexer, //
](
    start: T, end: T, step: T
) -> _StridedRange[DType.int] where not conforms_to(T, CoordLike):
    """The integers from a start towards, without, an end.

    Parameters:
        T: The type of the bounds.

    Args:
        start: The first number.
        end: The end.
        step: The distance of two numbers.

    Returns:
        The range.
    """
    return _StridedRange[DType.int](index(start), index(end), index(step))
