# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Backward iteration."""

from std.builtin.traits import ReversibleRange
from std.collections.deque import Deque
from std.collections.dict import (
    Dict,
    _DictEntryIter,
    _DictKeyIter,
    _DictValueIter,
)
from std.collections._list_iterators import _ListIter


@always_inline
def reversed[T: ReversibleRange](value: T) -> T.ReversedType:
    """Walks a range backwards.

    Parameters:
        T: The type of the range.

    Args:
        value: The range.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed[
    T: Movable, //
](
    ref value: List[T],
) -> _ListIter[T, origin_of(value), forward=False]:
    """Walks a list backwards.

    Parameters:
        T: The type of the elements.

    Args:
        value: The list.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed[
    T: AnyType, length: Int, //
](
    ref value: Array[T, length],
) -> _ListIter[T, origin_of(value), forward=False]:
    """Walks an array backwards.

    Parameters:
        T: The type of the elements.
        length: The length of the array.

    Args:
        value: The array.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed[
    mut: Bool, T: AnyType, origin: Origin[mut=mut], //
](
    value: Span[T, origin],
) -> _ListIter[T, origin, forward=False]:
    """Walks a view backwards.

    Parameters:
        mut: Whether the elements may be changed.
        T: The type of the elements.
        origin: The origin of the elements.

    Args:
        value: The view.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed[
    T: Copyable & Deinitable, //
](ref value: Deque[T]) -> type_of(value.__reversed__()):
    """Walks a deque backwards.

    Parameters:
        T: The type of the elements.

    Args:
        value: The deque.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed[
    K: KeyElement, V: Movable, //
](ref value: Dict[K, V, ...]) -> type_of(value.__reversed__()):
    """Walks the keys of a dictionary backwards.

    Parameters:
        K: The type of the keys.
        V: The type of the values.

    Args:
        value: The dictionary.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed(
    value: _DictValueIter[...],
) -> type_of(value.__reversed__()):
    """Walks the values of a dictionary backwards.

    Args:
        value: The view of the values.

    Returns:
        The iterator.
    """
    return value.__reversed__()


@always_inline
def reversed(
    value: _DictEntryIter[...],
) -> type_of(value.__reversed__()):
    """Walks the entries of a dictionary backwards.

    Args:
        value: The view of the entries.

    Returns:
        The iterator.
    """
    return value.__reversed__()
