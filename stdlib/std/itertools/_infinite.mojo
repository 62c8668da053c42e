# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iterators that repeat: `count`, `repeat` and `cycle`."""

from std.iter import _next_value


struct _Count(Copyable, Iterable, IterableOwned, Iterator):
    """Counts without end."""

    comptime Element = Int
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _at: Int
    var _step: Int

    def __init__(out self, start: Int, step: Int):
        """Starts at `start`."""
        self._at = start
        self._step = step

    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Int:
        """The next number."""
        var at = self._at
        self._at = at + self._step
        return at

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """There is no end."""
        return (Int.MAX, Optional[Int]())


def count(start: Int = 0, step: Int = 1) -> _Count:
    """Counts without end; wraps on overflow.

    Args:
        start: The first number.
        step: The distance of two numbers.

    Returns:
        The iterator.
    """
    return _Count(start, step)


struct _Repeat[
    T: Copyable & Deinitable
](Copyable, Iterable, IterableOwned, Iterator):
    """Yields a value several times."""

    comptime Element = Self.T
    """The type of the value."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _value: Self.T
    var _left: Int

    def __init__(out self, var value: Self.T, times: Int):
        """Starts with all repetitions left."""
        self._value = value^
        self._left = times

    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The value again."""
        if self._left <= 0:
            raise StopIteration()
        self._left -= 1
        return self._value.copy()


def repeat[
    ElementType: Copyable & Deinitable
](element: ElementType, *, times: Int) -> _Repeat[ElementType]:
    """Yields a value several times.

    Parameters:
        ElementType: The type of the value.

    Args:
        element: The value.
        times: How often.

    Returns:
        The iterator.
    """
    debug_assert(times >= 0, "The `times` argument must be non-negative")
    return _Repeat[ElementType](element.copy(), times)


struct _Cycle[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Starts over at the end."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _first: Self.Inner

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._first = self._inner.copy()

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        try:
            return _next_value(self._inner)
        except:
            self._inner = self._first.copy()
            return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        return (Int.MAX, Optional[Int]())


def cycle[
    T: Iterable
](ref iterable: T) -> _Cycle[T.IteratorType[origin_of(iterable)]]:
    """Repeats a sequence without end.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Cycle[T.IteratorType[origin_of(iterable)]](iterable.__iter__())


def cycle[T: IterableOwned](var iterable: T) -> _Cycle[T.IteratorOwnedType]:
    """Repeats a sequence without end.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Cycle[T.IteratorOwnedType](iterable^.__iter__())
