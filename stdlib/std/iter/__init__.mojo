# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iteration: the protocol and the adaptors."""

from std.builtin.traits import Iterable, IterableOwned, Iterator
from std.iter._adaptors import (
    chain,
    empty,
    enumerate,
    map,
    once,
    peekable,
    zip,
)


@fieldwise_init
struct StopIteration(TrivialRegisterPassable, Writable):
    """What `__next__` raises when there is no more element."""

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name.

        Args:
            writer: Where to write.
        """
        writer.write_string("StopIteration")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name.

        Args:
            writer: Where to write.
        """
        writer.write_string("StopIteration")


@always_inline
def iter[T: Iterable](ref iterable: T) -> T.IteratorType[origin_of(iterable)]:
    """Starts an iteration by reference.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return iterable.__iter__()


@always_inline
def iter[T: IterableOwned](var iterable: T) -> T.IteratorOwnedType:
    """Starts an iteration that consumes the sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return iterable^.__iter__()


@always_inline
def next[T: Iterator](mut iterator: T) raises StopIteration -> T.Element:
    """The next element of an iterator.

    Parameters:
        T: The type of the iterator.

    Args:
        iterator: The iterator.

    Returns:
        The element.

    Raises:
        `StopIteration` when there is none.
    """
    return _next_value(iterator)


@always_inline
def _next_value[
    T: Iterator, //
](mut iterator: T) raises StopIteration -> T.Element:
    """The next element as a value; an element that is only borrowed is copied."""
    comptime if conforms_to(T.Element, ImplicitlyCopyable) or not conforms_to(
        T.Element, Copyable
    ):
        return iterator.__next__()
    else:
        return iterator.__next__().copy()
