# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iterators over what a condition chooses: `take_while` and `drop_while`."""

from std.iter import _next_value


struct _TakeWhile[
    Inner: Iterator, predicate: def(Inner.Element) thin -> Bool
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Stops at the first element that fails a test."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _done: Bool

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._done = False

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if self._done:
            raise StopIteration()
        var element = _next_value(self._inner)
        if not Self.predicate(element):
            self._done = True
            raise StopIteration()
        return element^

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        if self._done:
            return (0, Optional[Int](0))
        return (0, self._inner.bounds()[1])


def take_while[
    T: Iterable,
    //,
    predicate: def(T.IteratorType[origin_of(iterable)].Element) thin -> Bool,
](ref iterable: T) -> _TakeWhile[
    T.IteratorType[origin_of(iterable)], predicate
]:
    """The first elements, as long as they pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _TakeWhile[T.IteratorType[origin_of(iterable)], predicate](
        iterable.__iter__()
    )


def take_while[
    T: IterableOwned,
    //,
    predicate: def(T.IteratorOwnedType.Element) thin -> Bool,
](var iterable: T) -> _TakeWhile[T.IteratorOwnedType, predicate]:
    """The first elements, as long as they pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _TakeWhile[T.IteratorOwnedType, predicate](iterable^.__iter__())


struct _DropWhile[
    Inner: Iterator, predicate: def(Inner.Element) thin -> Bool
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Leaves out the first elements that pass a test."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _started: Bool

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._started = False

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if not self._started:
            self._started = True
            while True:
                var element = _next_value(self._inner)
                if not Self.predicate(element):
                    return element^
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        if self._started:
            return self._inner.bounds()
        return (0, self._inner.bounds()[1])


def drop_while[
    T: Iterable,
    //,
    predicate: def(T.IteratorType[origin_of(iterable)].Element) thin -> Bool,
](ref iterable: T) -> _DropWhile[
    T.IteratorType[origin_of(iterable)], predicate
]:
    """A sequence without the first elements that pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _DropWhile[T.IteratorType[origin_of(iterable)], predicate](
        iterable.__iter__()
    )


def drop_while[
    T: IterableOwned,
    //,
    predicate: def(T.IteratorOwnedType.Element) thin -> Bool,
](var iterable: T) -> _DropWhile[T.IteratorOwnedType, predicate]:
    """A sequence without the first elements that pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _DropWhile[T.IteratorOwnedType, predicate](iterable^.__iter__())
