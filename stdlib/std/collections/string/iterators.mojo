# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iterators over text."""

from std.collections.string._grapheme import (
    codepoint_start_before,
    next_boundary,
    previous_boundary,
)
from std.collections.string._utf8 import decode_at, sequence_length
from std.collections.string.codepoint import Codepoint


struct CodepointSliceIter[
    mut: Bool, //, origin: Origin[mut=mut], forward: Bool = True
](ImplicitlyCopyable, Iterable, Iterator, Sized):
    """Iterates over the codepoints of a text as views.

    Parameters:
        mut: Whether the text can be changed through the views.
        origin: The storage of the text.
        forward: Whether to go from the start to the end.
    """

    comptime Element = StringSpan[Self.origin]
    """What the iteration yields."""
    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The iterator of the iterator: a copy."""

    var _rest: StringSpan[Self.origin]

    @always_inline
    def __init__(out self, text: StringSpan[Self.origin]):
        """Builds an iterator over a text."""
        self._rest = text

    def __iter__(ref self) -> Self:
        """Returns a copy."""
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> StringSpan[Self.origin]:
        """Returns the next codepoint."""
        if self._rest.byte_length() == 0:
            raise StopIteration()
        comptime if Self.forward:
            return self._take_front()
        else:
            return self._take_back()

    @always_inline
    def _take_front(mut self) -> StringSpan[Self.origin]:
        """Takes the first codepoint of what is left."""
        var n = sequence_length(self._rest._at(0))
        var result = self._rest._sub(0, n)
        self._rest = self._rest._sub(n, self._rest.byte_length())
        return result

    @always_inline
    def _take_back(mut self) -> StringSpan[Self.origin]:
        """Takes the last codepoint of what is left."""
        var end = self._rest.byte_length()
        var start = codepoint_start_before(self._rest.as_imm(), end)
        var result = self._rest._sub(start, end)
        self._rest = self._rest._sub(0, start)
        return result

    def next(mut self) -> Optional[StringSpan[Self.origin]]:
        """Takes the first codepoint, if there is one."""
        if self._rest.byte_length() == 0:
            return None
        return self._take_front()

    def next_back(mut self) -> Optional[StringSpan[Self.origin]]:
        """Takes the last codepoint, if there is one."""
        if self._rest.byte_length() == 0:
            return None
        return self._take_back()

    def peek_next(self) -> Optional[StringSpan[Self.origin]]:
        """Returns the first codepoint without taking it."""
        var copy = self
        return copy.next()

    def peek_back(self) -> Optional[StringSpan[Self.origin]]:
        """Returns the last codepoint without taking it."""
        var copy = self
        return copy.next_back()

    def __len__(self) -> Int:
        """Returns the number of codepoints that are left. O(n)."""
        return self._rest.count_codepoints()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Returns the exact number of codepoints that are left."""
        var n = len(self)
        return (n, Optional(n))


struct CodepointsIter[
    mut: Bool, //, origin: Origin[mut=mut]
](ImplicitlyCopyable, Iterable, Iterator, Sized):
    """Iterates over the codepoints of a text as values.

    Parameters:
        mut: The mutability of the text.
        origin: The storage of the text.
    """

    comptime Element = Codepoint
    """What the iteration yields."""
    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The iterator of the iterator: a copy."""

    var _rest: StringSpan[Self.origin]

    @always_inline
    def __init__(out self, text: StringSpan[Self.origin]):
        """Builds an iterator over a text."""
        self._rest = text

    def __iter__(ref self) -> Self:
        """Returns a copy."""
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Codepoint:
        """Returns the next codepoint."""
        if self._rest.byte_length() == 0:
            raise StopIteration()
        return self._take()

    @always_inline
    def _take(mut self) -> Codepoint:
        """Takes the first codepoint of what is left."""
        var code = decode_at(self._rest.as_imm().unsafe_ptr(), 0)
        self._rest = self._rest._sub(
            sequence_length(self._rest._at(0)), self._rest.byte_length()
        )
        return Codepoint(unsafe_unchecked_codepoint=code)

    def next(mut self) -> Optional[Codepoint]:
        """Takes the first codepoint, if there is one."""
        if self._rest.byte_length() == 0:
            return None
        return self._take()

    def peek_next(self) -> Optional[Codepoint]:
        """Returns the first codepoint without taking it."""
        var copy = self
        return copy.next()

    def __len__(self) -> Int:
        """Returns the number of codepoints that are left. O(n)."""
        return self._rest.count_codepoints()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Returns the exact number of codepoints that are left."""
        var n = len(self)
        return (n, Optional(n))


struct GraphemeSliceIter[
    mut: Bool, //, origin: Origin[mut=mut], forward: Bool = True
](ImplicitlyCopyable, Iterable, Iterator, Sized):
    """Iterates over the grapheme clusters of a text.

    Parameters:
        mut: Whether the text can be changed through the views.
        origin: The storage of the text.
        forward: Whether to go from the start to the end.
    """

    comptime Element = StringSpan[Self.origin]
    """What the iteration yields."""
    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The iterator of the iterator: a copy."""

    var _rest: StringSpan[Self.origin]

    @always_inline
    def __init__(out self, text: StringSpan[Self.origin]):
        """Builds an iterator over a text."""
        self._rest = text

    def __iter__(ref self) -> Self:
        """Returns a copy."""
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> StringSpan[Self.origin]:
        """Returns the next cluster."""
        if self._rest.byte_length() == 0:
            raise StopIteration()
        comptime if Self.forward:
            return self._take_front()
        else:
            return self._take_back()

    def _take_front(mut self) -> StringSpan[Self.origin]:
        """Takes the first cluster of what is left."""
        var n = next_boundary(self._rest.as_imm(), 0)
        var result = self._rest._sub(0, n)
        self._rest = self._rest._sub(n, self._rest.byte_length())
        return result

    def _take_back(mut self) -> StringSpan[Self.origin]:
        """Takes the last cluster of what is left."""
        var end = self._rest.byte_length()
        var start = previous_boundary(self._rest.as_imm(), end)
        var result = self._rest._sub(start, end)
        self._rest = self._rest._sub(0, start)
        return result

    def next(mut self) -> Optional[StringSpan[Self.origin]]:
        """Takes the first cluster, if there is one."""
        if self._rest.byte_length() == 0:
            return None
        return self._take_front()

    def next_back(mut self) -> Optional[StringSpan[Self.origin]]:
        """Takes the last cluster, if there is one."""
        if self._rest.byte_length() == 0:
            return None
        return self._take_back()

    def peek_back(self) -> Optional[StringSpan[Self.origin]]:
        """Returns the last cluster without taking it."""
        var copy = self
        return copy.next_back()

    def remaining_byte_length(self) -> Int:
        """Returns the number of bytes that are left."""
        return self._rest.byte_length()

    def __len__(self) -> Int:
        """Returns the number of clusters that are left. O(n)."""
        var copy = self
        var n = 0
        while copy._rest.byte_length() > 0:
            _ = copy._take_front()
            n += 1
        return n

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Returns the exact number of clusters that are left."""
        var n = len(self)
        return (n, Optional(n))


struct GraphemeIndicesIter[
    mut: Bool, //, origin: Origin[mut=mut]
](ImplicitlyCopyable, Iterable, Iterator):
    """Iterates over the grapheme clusters of a text and their offsets.

    Parameters:
        mut: Whether the text can be changed through the views.
        origin: The storage of the text.
    """

    comptime Element = Tuple[Int, StringSpan[Self.origin]]
    """What the iteration yields."""
    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The iterator of the iterator: a copy."""

    var _clusters: GraphemeSliceIter[Self.origin]
    var _at: Int

    def __init__(out self, text: StringSpan[Self.origin]):
        """Builds an iterator over a text."""
        self._clusters = GraphemeSliceIter[Self.origin](text)
        self._at = 0

    def __iter__(ref self) -> Self:
        """Returns a copy."""
        return self

    def __next__(
        mut self,
    ) raises StopIteration -> Tuple[Int, StringSpan[Self.origin]]:
        """Returns the next offset and cluster."""
        var cluster = self._clusters.__next__()
        var at = self._at
        self._at += cluster.byte_length()
        return (at, cluster)


struct BytesIter[
    mut: Bool, //, origin: Origin[mut=mut]
](ImplicitlyCopyable, Iterable, Iterator, Sized):
    """Iterates over the bytes of a text.

    Parameters:
        mut: The mutability of the text.
        origin: The storage of the text.
    """

    comptime Element = Byte
    """What the iteration yields."""
    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The iterator of the iterator: a copy."""

    var _rest: StringSpan[Self.origin]

    @always_inline
    def __init__(out self, text: StringSpan[Self.origin]):
        """Builds an iterator over a text."""
        self._rest = text

    def __iter__(ref self) -> Self:
        """Returns a copy."""
        return self

    @always_inline
    def __next__(mut self) raises StopIteration -> Byte:
        """Returns the next byte."""
        if self._rest.byte_length() == 0:
            raise StopIteration()
        var byte = self._rest._at(0)
        self._rest = self._rest._sub(1, self._rest.byte_length())
        return byte

    def __len__(self) -> Int:
        """Returns the number of bytes that are left."""
        return self._rest.byte_length()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Returns the exact number of bytes that are left."""
        return (len(self), Optional(len(self)))
