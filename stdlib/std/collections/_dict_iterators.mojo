# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The iterators of dictionaries: over keys, values and entries."""

from std.collections.dict import Dict, DictEntry
from std.hashlib import Hasher
from std.memory.pointer import Pointer


struct _Cursor[
    K: KeyElement, V: Movable, H: Hasher, forward: Bool
](ImplicitlyCopyable):
    """A position in the entries of a dictionary."""

    var _entries: Pointer[DictEntry[Self.K, Self.V, Self.H], MutUntrackedOrigin]
    var _live: Pointer[UInt8, MutUntrackedOrigin]
    var _at: Int
    var _end: Int
    var _left: Int

    @always_inline
    def __init__(
        out self,
        entries: Pointer[DictEntry[Self.K, Self.V, Self.H], MutUntrackedOrigin],
        live: Pointer[UInt8, MutUntrackedOrigin],
        end: Int,
        length: Int,
    ):
        """Builds a position in front of the first entry."""
        self._entries = entries
        self._live = live
        comptime if Self.forward:
            self._at = 0
        else:
            self._at = end
        self._end = end
        self._left = length

    @always_inline
    def advance(mut self) raises StopIteration -> Int:
        """Returns the position of the next entry."""
        if self._left == 0:
            raise StopIteration()
        self._left -= 1
        comptime if Self.forward:
            while self._live[unsafe_offset=self._at] == 0:
                self._at += 1
            self._at += 1
            return self._at - 1
        else:
            self._at -= 1
            while self._live[unsafe_offset=self._at] == 0:
                self._at -= 1
            return self._at


struct _DictKeyIter[
    mut: Bool,
    //,
    K: KeyElement,
    V: Movable,
    H: Hasher,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over the keys of a dictionary by reference."""

    comptime Element = Self.K
    """The type of what the iteration yields."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]

    @always_inline
    def __init__(
        out self, cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]
    ):
        """Builds an iterator at a position."""
        self._cursor = cursor

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __reversed__(
        self,
    ) -> _DictKeyIter[Self.K, Self.V, Self.H, Self.origin, False]:
        """Iterates from the end."""
        return {
            _Cursor[Self.K, Self.V, Self.H, False](
                self._cursor._entries,
                self._cursor._live,
                self._cursor._end,
                self._cursor._left,
            )
        }

    @always_inline
    def __next__(
        mut self
    ) raises StopIteration -> ref[ImmOrigin(Self.origin)] Self.K:
        """The next one."""
        var at = self._cursor.advance()
        return (
            Pointer(to=self._cursor._entries[unsafe_offset=at].key)
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[ImmOrigin(Self.origin)]()[]
        )

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._cursor._left, Optional(self._cursor._left))


struct _DictValueIter[
    mut: Bool,
    //,
    K: KeyElement,
    V: Movable,
    H: Hasher,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over the values of a dictionary by reference."""

    comptime Element = Self.V
    """The type of what the iteration yields."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]

    @always_inline
    def __init__(
        out self, cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]
    ):
        """Builds an iterator at a position."""
        self._cursor = cursor

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __reversed__(
        self,
    ) -> _DictValueIter[Self.K, Self.V, Self.H, Self.origin, False]:
        """Iterates from the end."""
        return {
            _Cursor[Self.K, Self.V, Self.H, False](
                self._cursor._entries,
                self._cursor._live,
                self._cursor._end,
                self._cursor._left,
            )
        }

    @always_inline
    def __next__(mut self) raises StopIteration -> ref[Self.origin] Self.V:
        """The next one."""
        var at = self._cursor.advance()
        return (
            Pointer(to=self._cursor._entries[unsafe_offset=at].value)
            .unsafe_mut_cast[Self.mut]()
            .unsafe_origin_cast[Self.origin]()[]
        )

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._cursor._left, Optional(self._cursor._left))


struct _DictEntryIter[
    mut: Bool,
    //,
    K: KeyElement,
    V: Movable,
    H: Hasher,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over the entries of a dictionary by reference."""

    comptime Element = DictEntry[Self.K, Self.V, Self.H]
    """The type of what the iteration yields."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]

    @always_inline
    def __init__(
        out self, cursor: _Cursor[Self.K, Self.V, Self.H, Self.forward]
    ):
        """Builds an iterator at a position."""
        self._cursor = cursor

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __reversed__(
        self,
    ) -> _DictEntryIter[Self.K, Self.V, Self.H, Self.origin, False]:
        """Iterates from the end."""
        return {
            _Cursor[Self.K, Self.V, Self.H, False](
                self._cursor._entries,
                self._cursor._live,
                self._cursor._end,
                self._cursor._left,
            )
        }

    @always_inline
    def __next__(
        mut self
    ) raises StopIteration -> ref[Self.origin] DictEntry[
        Self.K, Self.V, Self.H
    ]:
        """The next one."""
        var at = self._cursor.advance()
        return (
            Pointer(to=self._cursor._entries[unsafe_offset=at])
            .unsafe_mut_cast[Self.mut]()
            .unsafe_origin_cast[Self.origin]()[]
        )

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._cursor._left, Optional(self._cursor._left))


struct _DictTakeIter[
    K: KeyElement, V: Movable, H: Hasher
](IterableOwned, Iterator):
    """Iterates over entries that are moved out."""

    comptime Element = DictEntry[Self.K, Self.V, Self.H]
    """The type of what the iteration yields."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _dict: Dict[Self.K, Self.V, Self.H]
    var _cursor: _Cursor[Self.K, Self.V, Self.H, True]

    def __init__(out self, var dict: Dict[Self.K, Self.V, Self.H]):
        """Builds an iterator over the entries of a dictionary."""
        self._cursor = dict._cursor()
        self._dict = dict^

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(
        mut self,
    ) raises StopIteration -> DictEntry[Self.K, Self.V, Self.H]:
        """The next entry."""
        var at = self._cursor.advance()
        self._dict._live[unsafe_offset=at] = 0
        return self._cursor._entries.unsafe_offset(at).unsafe_take_pointee()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._cursor._left, Optional(self._cursor._left))


struct _DictOwnedKeyIter[
    K: KeyElement, V: Movable, H: Hasher
](IterableOwned, Iterator):
    """Iterates over keys that are moved out; the values are destroyed."""

    comptime Element = Self.K
    """The type of what the iteration yields."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _entries: _DictTakeIter[Self.K, Self.V, Self.H]

    def __init__(out self, var dict: Dict[Self.K, Self.V, Self.H]):
        """Builds an iterator over the keys of a dictionary."""
        self._entries = _DictTakeIter[Self.K, Self.V, Self.H](dict^)

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.K:
        """The next key."""
        return self._entries.__next__().reap_key()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return self._entries.bounds()
