# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iterators over a counted part: `take` and `drop`."""

from std.iter import _next_value


struct _Take[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Stops after some elements."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _left: Int

    def __init__(out self, var inner: Self.Inner, count: Int):
        """Wraps an iterator."""
        self._inner = inner^
        self._left = count

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if self._left <= 0:
            raise StopIteration()
        self._left -= 1
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        var inner = self._inner.bounds()
        var lower = min(inner[0], self._left)
        var upper = self._left
        if inner[1]:
            upper = min(upper, inner[1].value())
        return (lower, Optional[Int](upper))


def take[
    T: Iterable
](ref iterable: T, count: Int) -> _Take[T.IteratorType[origin_of(iterable)]]:
    """The first elements of a sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Take[T.IteratorType[origin_of(iterable)]](
        iterable.__iter__(), count
    )


def take[
    T: IterableOwned
](var iterable: T, count: Int) -> _Take[T.IteratorOwnedType]:
    """The first elements of a sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Take[T.IteratorOwnedType](iterable^.__iter__(), count)


struct _Drop[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Leaves out some elements."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _left: Int

    def __init__(out self, var inner: Self.Inner, count: Int):
        """Wraps an iterator."""
        self._inner = inner^
        self._left = count

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        while self._left > 0:
            self._left -= 1
            _ = _next_value(self._inner)
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        var inner = self._inner.bounds()
        var lower = max(inner[0] - self._left, 0)
        if inner[0] == Int.MAX:
            lower = Int.MAX
        if inner[1]:
            return (lower, Optional[Int](max(inner[1].value() - self._left, 0)))
        return (lower, Optional[Int]())


def drop[
    T: Iterable
](ref iterable: T, count: Int) -> _Drop[T.IteratorType[origin_of(iterable)]]:
    """A sequence without its first elements.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements to leave out.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Drop[T.IteratorType[origin_of(iterable)]](
        iterable.__iter__(), count
    )


def drop[
    T: IterableOwned
](var iterable: T, count: Int) -> _Drop[T.IteratorOwnedType]:
    """A sequence without its first elements.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements to leave out.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Drop[T.IteratorOwnedType](iterable^.__iter__(), count)
