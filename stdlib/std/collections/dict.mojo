# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Hash tables that keep the order of insertion."""

from std.builtin._intrinsics import __align_of, __forget, __size_of
from std.builtin.traits import KeyElement
from std.collections._dict_iterators import (
    _Cursor,
    _DictEntryIter,
    _DictKeyIter,
    _DictOwnedKeyIter,
    _DictTakeIter,
    _DictValueIter,
)
from std.collections._hash_index import HashIndex, most_entries
from std.format._utils import type_name
from std.hashlib import Hasher, default_hasher, hash
from std.memory.pointer import Pointer

comptime _MOST_WITHOUT_INDEX = 8
"""The number of entries that are searched one after the other."""


struct DictKeyError[K: KeyElement](ImplicitlyCopyable, Writable):
    """The error of a missing key.

    Parameters:
        K: The type of the keys.
    """

    @always_inline
    def __init__(out self):
        """Builds the error."""
        pass

    def write_to(self, mut writer: Some[Writer]):
        """Writes `DictKeyError[K]()`."""
        writer.write_string(type_name[Self]())
        writer.write_string("()")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the same as `write_to`."""
        self.write_to(writer)


@fieldwise_init
struct EmptyDictError(ImplicitlyCopyable, Writable):
    """The error of `popitem` of an empty dictionary."""

    def write_to(self, mut writer: Some[Writer]):
        """Writes `EmptyDictError()`."""
        writer.write_string("EmptyDictError()")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the same as `write_to`."""
        self.write_to(writer)


struct DictEntry[
    K: KeyElement, V: Movable, H: Hasher = default_hasher
](
    Copyable where conforms_to(K, Copyable) and conforms_to(V, Copyable),
    Deinitable where conforms_to(K, Deinitable) and conforms_to(V, Deinitable),
    Movable,
):
    """A key and its value.

    Parameters:
        K: The type of the key.
        V: The type of the value.
        H: The hasher of the dictionary.
    """

    var key: Self.K
    """The key."""
    var value: Self.V
    """The value."""
    var hash: UInt64
    """The hash of the key."""

    @always_inline
    def __init__(out self, var key: Self.K, var value: Self.V):
        """Builds an entry."""
        self.hash = hash[HasherType=Self.H](key)
        self.key = key^
        self.value = value^

    @always_inline
    def __init__(
        out self, var key: Self.K, var value: Self.V, *, _hash: UInt64
    ):
        """Builds an entry of a key whose hash is known."""
        self.hash = _hash
        self.key = key^
        self.value = value^

    def reap_key(deinit self) -> Self.K:
        """Returns the key and ends the entry."""
        return self.key^

    def reap_value(deinit self) -> Self.V:
        """Returns the value and ends the entry."""
        return self.value^


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `Dict` of"
    " non-`Deinitable` keys or values"
)
struct Dict[
    K: KeyElement, V: Movable, H: Hasher = default_hasher
](
    Boolable,
    Copyable where conforms_to(K, Copyable) and conforms_to(V, Copyable),
    Defaultable,
    Deinitable where conforms_to(K, Deinitable) and conforms_to(V, Deinitable),
    Equatable where conforms_to(V, Equatable),
    Hashable where conforms_to(V, Hashable),
    Iterable,
    IterableOwned where conforms_to(K, Deinitable)
    and conforms_to(V, Deinitable),
    Movable,
    Sized,
    Writable where conforms_to(K, Writable) and conforms_to(V, Writable),
):
    """A hash table that keeps the order of insertion.

    Lookup, insertion and removal take constant time on average. The entries
    stand one after the other in a block; an index of slots leads to them
    when they aren't few.

    Parameters:
        K: The type of the keys.
        V: The type of the values.
        H: The hasher.
    """

    comptime _Entry = DictEntry[Self.K, Self.V, Self.H]

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _DictKeyIter[Self.K, Self.V, Self.H, iterable_origin]
    """The type of the iterator by reference."""

    comptime IteratorOwnedType: Iterator = _DictOwnedKeyIter[
        Self.K, Self.V, Self.H
    ]
    """The type of the consuming iterator."""

    var _index: HashIndex
    var _entries: Pointer[Self._Entry, MutUntrackedOrigin]
    var _live: Pointer[UInt8, MutUntrackedOrigin]
    """A byte for each entry: 1, or 0 when it was removed. They stand behind
    the entries in the same block."""
    var _room: Int
    """For how many entries there is room."""
    var _end: Int
    """How many entries were written, removed ones included."""
    var _len: Int

    # ===--- lifecycle ---------------------------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds an empty dictionary; allocates nothing."""
        self._index = HashIndex()
        self._entries = Pointer[
            Self._Entry, MutUntrackedOrigin
        ].unsafe_dangling()
        self._live = Pointer[UInt8, MutUntrackedOrigin].unsafe_dangling()
        self._room = 0
        self._end = 0
        self._len = 0

    def __init__(out self, *, capacity: Int):
        """Builds an empty dictionary with room for some entries."""
        self = Self()
        if capacity <= _MOST_WITHOUT_INDEX:
            self._rebuild(_MOST_WITHOUT_INDEX, 0)
            return
        var slots = 16
        while most_entries(slots) < capacity:
            slots *= 2
        self._rebuild(most_entries(slots), slots)

    def __init__(
        out self,
        var keys: List[Self.K],
        var values: List[Self.V],
        __dict_literal__: NoneType,
    ):
        """Builds the dictionary of a display."""
        self = Self(capacity=len(keys))
        keys.reverse()
        values.reverse()
        while len(keys) > 0:
            self[keys.pop()] = values.pop()

    def __init__(
        out self, *, copy: Self
    ) where conforms_to(Self.K, Copyable) and conforms_to(Self.V, Copyable):
        """Copies all entries."""
        self = Self()
        if copy._len > 0:
            self._rebuild(copy._room, copy._index._capacity)
            for i in range(copy._end):
                if copy._live[unsafe_offset=i] != 0:
                    ref entry = copy._entries[unsafe_offset=i]
                    self._append(
                        entry.key.copy(), entry.value.copy(), entry.hash
                    )

    def __deinit__(deinit self):
        """Destroys all entries, the newest first."""
        for i in reversed(range(self._end)):
            if self._live[unsafe_offset=i] != 0:
                self._entries.unsafe_offset(i).unsafe_deinit_pointee()
        if self._room > 0:
            self._entries.unsafe_free()

    def deinit_with(
        deinit self, f: Some[def(var key: Self.K, var value: Self.V)], /
    ):
        """Ends all entries by a function."""
        for i in range(self._end):
            if self._live[unsafe_offset=i] != 0:
                _consume_entry(
                    self._entries.unsafe_offset(i).unsafe_take_pointee(), f
                )
        if self._room > 0:
            self._entries.unsafe_free()

    def clear_with(
        mut self, f: Some[def(var key: Self.K, var value: Self.V)], /
    ):
        """Ends all entries by a function; the dictionary is empty then."""
        for i in range(self._end):
            if self._live[unsafe_offset=i] != 0:
                _consume_entry(
                    self._entries.unsafe_offset(i).unsafe_take_pointee(), f
                )
        self._forget_entries()

    def _forget_entries(mut self):
        """Makes the dictionary empty without ending the entries."""
        self._end = 0
        self._len = 0
        if self._index._capacity > 0:
            self._index.reset(self._index._capacity)

    @staticmethod
    def fromkeys[
        I: Iterable, //
    ](ref keys: I, value: Self.V) -> Self where (
        conforms_to(Self.V, Copyable) and conforms_to(Self.K, Copyable)
    ):
        """Returns the dictionary that has a value for each key."""
        var result = Self()
        for key in keys:
            result[key.copy()] = value.copy()
        return result^

    # ===--- the table ------------------------------------------------------------===#

    @no_inline
    def _rebuild(mut self, room: Int, slots: Int):
        """Makes an index of some slots, or none, and removes the gaps between
        entries, in a block with more room if that is asked for."""
        var entries = self._entries
        var live = self._live
        var is_new = room > self._room
        if is_new:
            comptime size = __size_of[Self._Entry]()
            var block = __mlir_op.`mojo.alloc`(
                (room * (size + 1)).__mlir_index__(),
                __align_of[Self._Entry]().__mlir_index__(),
            )
            entries = {mlir_value=block}
            live = {mlir_value=block}
            live = live.unsafe_offset(room * size)
        if slots > 0:
            self._index.reset(slots)
        var end = 0
        for i in range(self._end):
            if self._live[unsafe_offset=i] == 0:
                continue
            var source = self._entries.unsafe_offset(i)
            if slots > 0:
                self._index.insert(source[].hash, end)
            var target = entries.unsafe_offset(end)
            if target != source:
                target.unsafe_write_move_from(source)
            live[unsafe_offset=end] = 1
            end += 1
        if is_new:
            if self._room > 0:
                self._entries.unsafe_free()
            self._entries = entries
            self._live = live
            self._room = room
        self._end = end

    @always_inline
    def _reserve_one(mut self):
        """Makes room for one more entry."""
        if self._index.needs_room() or self._end == self._room:
            self._make_room()

    @no_inline
    def _make_room(mut self):
        """Doubles the table, or removes gaps when it is half empty."""
        var slots = self._index._capacity
        if slots == 0:
            if self._room == 0:
                self._rebuild(_MOST_WITHOUT_INDEX // 2, 0)
            elif self._len * 2 <= self._room:
                self._rebuild(self._room, 0)
            elif self._room < _MOST_WITHOUT_INDEX:
                self._rebuild(_MOST_WITHOUT_INDEX, 0)
            else:
                self._rebuild(most_entries(32), 32)
        elif self._len * 16 <= self._room * 9:
            self._rebuild(self._room, slots)
        else:
            self._rebuild(most_entries(slots * 2), slots * 2)

    @always_inline
    def _append(mut self, var key: Self.K, var value: Self.V, hash: UInt64):
        """Adds an entry whose key isn't in the dictionary; there must be room."""
        var at = self._end
        if self._index._capacity > 0:
            self._index.insert(hash, at)
        self._entries.unsafe_offset(at).unsafe_write(
            Self._Entry(key^, value^, _hash=hash)
        )
        self._live[unsafe_offset=at] = 1
        self._end = at + 1
        self._len += 1

    @always_inline
    def _find_hashed(self, hash: UInt64, key: Self.K) -> Int:
        """Returns the position of the entry of a key whose hash is known, -1
        when it is missing."""
        if self._index._capacity == 0:
            return self._find_without_index(hash, key)
        var slot = self._index.first_slot(hash)
        while True:
            var content = self._index.slot(slot)
            if content == 0:
                return -1
            if (content ^ hash) >> 32 == 0:
                # 32 bits: the optimizer sees that a position isn't negative.
                var position = content.cast[DType.uint32]() - 1
                if position != 0xFFFFFFFE:
                    var at = Int(position)
                    if self._entries[unsafe_offset=at].key == key:
                        return at
            slot = self._index.next_slot(slot)

    @no_inline
    def _find_without_index(self, hash: UInt64, key: Self.K) -> Int:
        """Returns the position of a key among few, -1 when it is missing."""
        for at in range(self._end):
            if (
                self._entries[unsafe_offset=at].hash == hash
                and self._live[unsafe_offset=at] != 0
                and self._entries[unsafe_offset=at].key == key
            ):
                return at
        return -1

    def _find(self, key: Self.K) -> Int:
        """Returns the position of the entry of a key, -1 when it is missing."""
        return self._find_hashed(hash[HasherType=Self.H](key), key)

    def _remove(mut self, at: Int) -> Self._Entry:
        """Removes and returns the entry at a position."""
        if self._index._capacity > 0:
            self._index.erase(self._entries[unsafe_offset=at].hash, at)
        self._live[unsafe_offset=at] = 0
        self._len -= 1
        if at == self._end - 1:
            self._end = at
        return self._entries.unsafe_offset(at).unsafe_take_pointee()

    # ===--- lookup -----------------------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    def __getitem__(
        ref self, ref key: Self.K
    ) raises DictKeyError[Self.K] -> ref[
        origin_of(self)._get_owned_interior["value"]
    ] Self.V:
        """Returns the value of a key.

        Raises:
            When the key is missing.
        """
        var at = self._find(key)
        if at < 0:
            raise DictKeyError[Self.K]()
        return self._value_at[origin_of(self)._get_owned_interior["value"]](at)

    @always_inline
    def _value_at[
        mut: Bool, //, origin: Origin[mut=mut]
    ](self, at: Int) -> ref[origin] Self.V:
        """Returns the value at a position as a place of some origin."""
        return (
            Pointer(to=self._entries[unsafe_offset=at].value)
            .unsafe_mut_cast[mut]()
            .unsafe_origin_cast[origin]()[]
        )

    def __contains__(self, key: Self.K) -> Bool:
        """Whether there is a value for a key."""
        return self._find(key) >= 0

    def get(
        self, key: Self.K
    ) -> Optional[Self.V] where conforms_to(Self.V, Copyable):
        """Returns a copy of the value of a key, if there is one."""
        var at = self._find(key)
        if at < 0:
            return None
        return Optional(self._entries[unsafe_offset=at].value.copy())

    def get(
        self, key: Self.K, var default: Self.V
    ) -> Self.V where conforms_to(Self.V, Copyable):
        """Returns a copy of the value of a key, or a default."""
        var at = self._find(key)
        if at < 0:
            return default^
        return self._entries[unsafe_offset=at].value.copy()

    def find(
        self, key: Self.K
    ) -> Optional[Self.V] where conforms_to(Self.V, Copyable):
        """Returns a copy of the value of a key, if there is one."""
        return self.get(key)

    @always_inline
    def __len__(self) -> Int:
        """Returns the number of entries."""
        return self._len

    @always_inline
    def __bool__(self) -> Bool:
        """Whether there is an entry."""
        return self._len != 0

    # ===--- changes ------------------------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    def __setitem__(mut self, var key: Self.K, var value: Self.V):
        """Sets the value of a key; a key that is there keeps its position."""
        var code = hash[HasherType=Self.H](key)
        var at = self._find_hashed(code, key)
        if at >= 0:
            ref entry = self._entries[unsafe_offset=at]
            entry.key = key^
            entry.value = value^
            return
        self._reserve_one()
        self._append(key^, value^, code)

    def insert(
        mut self, var key: Self.K, var value: Self.V
    ) -> Optional[DictEntry[Self.K, Self.V, Self.H]]:
        """Sets the value of a key and returns the entry that was there."""
        var code = hash[HasherType=Self.H](key)
        var at = self._find_hashed(code, key)
        if at >= 0:
            var place = self._entries.unsafe_offset(at)
            var old = place.unsafe_take_pointee()
            place.unsafe_write(Self._Entry(key^, value^, _hash=code))
            return Optional(old^)
        self._reserve_one()
        self._append(key^, value^, code)
        return None

    @__unsafe_nested_origins_read_only
    def setdefault(
        mut self, var key: Self.K, var default: Self.V
    ) -> ref[origin_of(self)._get_owned_interior["value"]] Self.V:
        """Returns the value of a key, after setting it when it is missing."""
        var code = hash[HasherType=Self.H](key)
        var at = self._find_hashed(code, key)
        if at < 0:
            self._reserve_one()
            at = self._end
            self._append(key^, default^, code)
        return self._value_at[origin_of(self)._get_owned_interior["value"]](at)

    def pop(mut self, ref key: Self.K) raises DictKeyError[Self.K] -> Self.V:
        """Removes an entry and returns its value.

        Raises:
            When the key is missing.
        """
        var at = self._find(key)
        if at < 0:
            raise DictKeyError[Self.K]()
        return self._remove(at).reap_value()

    def pop(mut self, key: Self.K, var default: Self.V) -> Self.V:
        """Removes an entry and returns its value, or a default."""
        var at = self._find(key)
        if at < 0:
            return default^
        return self._remove(at).reap_value()

    def popitem(
        mut self,
    ) raises EmptyDictError -> DictEntry[Self.K, Self.V, Self.H]:
        """Removes and returns the last entry.

        Raises:
            When the dictionary is empty.
        """
        if self._len == 0:
            raise EmptyDictError()
        while self._live[unsafe_offset=self._end - 1] == 0:
            self._end -= 1
        return self._remove(self._end - 1)

    def update(
        mut self, other: Self, /
    ) where conforms_to(Self.K, Copyable) and conforms_to(Self.V, Copyable):
        """Sets the values of all keys of another dictionary."""
        for i in range(other._end):
            if other._live[unsafe_offset=i] != 0:
                ref entry = other._entries[unsafe_offset=i]
                self[entry.key.copy()] = entry.value.copy()

    def __or__(
        self, other: Self
    ) -> Self where (
        conforms_to(Self.K, Copyable) and conforms_to(Self.V, Copyable)
    ):
        """Returns the entries of both; values of `other` win."""
        var result = self.copy()
        result.update(other)
        return result^

    def __ior__(
        mut self, other: Self
    ) where conforms_to(Self.K, Copyable) and conforms_to(Self.V, Copyable):
        """Sets the values of all keys of another dictionary."""
        self.update(other)

    def clear(mut self):
        """Removes all entries, the newest first."""
        for i in reversed(range(self._end)):
            if self._live[unsafe_offset=i] != 0:
                self._entries.unsafe_offset(i).unsafe_deinit_pointee()
        self._forget_entries()

    # ===--- iteration ---------------------------------------------------------------------===#

    def __iter__(
        ref self,
    ) -> _DictKeyIter[Self.K, Self.V, Self.H, origin_of(self)]:
        """Iterates over the keys."""
        comptime assert conforms_to(Self.K, Copyable) and conforms_to(
            Self.V, Copyable
        ), "Dict iteration requires the key and value types to be `Copyable`."
        return {self._cursor()}

    def __iter__(var self) -> _DictOwnedKeyIter[Self.K, Self.V, Self.H]:
        """Iterates over the keys, which are moved out."""
        return {self^}

    def __reversed__(
        ref self,
    ) -> _DictKeyIter[Self.K, Self.V, Self.H, origin_of(self), False]:
        """Iterates over the keys from the end."""
        return {self._cursor[False]()}

    def keys(
        ref self,
    ) -> _DictKeyIter[Self.K, Self.V, Self.H, origin_of(self)]:
        """Iterates over the keys."""
        return {self._cursor()}

    def values(
        ref self,
    ) -> _DictValueIter[Self.K, Self.V, Self.H, origin_of(self)]:
        """Iterates over the values."""
        return {self._cursor()}

    def items(
        ref self,
    ) -> _DictEntryIter[Self.K, Self.V, Self.H, origin_of(self)]:
        """Iterates over the entries."""
        return {self._cursor()}

    def take_items(mut self) -> _DictTakeIter[Self.K, Self.V, Self.H]:
        """Iterates over the entries, which are moved out; the dictionary is
        empty afterwards."""
        var taken = Self()
        swap(self, taken)
        return {taken^}

    @always_inline
    def _cursor[
        forward: Bool = True
    ](self) -> _Cursor[Self.K, Self.V, Self.H, forward]:
        """Returns a position in front of the first entry."""
        return _Cursor[Self.K, Self.V, Self.H, forward](
            self._entries, self._live, self._end, self._len
        )

    # ===--- comparison and text ---------------------------------------------------------------===#

    def __eq__(self, other: Self) -> Bool where conforms_to(Self.V, Equatable):
        """Whether both have the same keys with equal values."""
        if self._len != other._len:
            return False
        for i in range(self._end):
            if self._live[unsafe_offset=i] == 0:
                continue
            ref entry = self._entries[unsafe_offset=i]
            var at = other._find_hashed(entry.hash, entry.key)
            if at < 0:
                return False
            if other._entries[unsafe_offset=at].value != entry.value:
                return False
        return True

    def __hash__[
        G: Hasher
    ](self, mut hasher: G) where conforms_to(Self.V, Hashable):
        """Feeds a hash of the entries that doesn't depend on their order."""
        var combined: UInt64 = 0
        for i in range(self._end):
            if self._live[unsafe_offset=i] == 0:
                continue
            ref entry = self._entries[unsafe_offset=i]
            var each = default_hasher()
            entry.key.__hash__(each)
            entry.value.__hash__(each)
            var h = each^.finish()
            combined ^= ((h ^ 89869747) ^ (h << 16)) * 3644798167
        combined.__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.K, Writable) and conforms_to(Self.V, Writable):
        """Writes `{key: value, ...}`."""
        writer.write_string("{")
        var first = True
        for i in range(self._end):
            if self._live[unsafe_offset=i] == 0:
                continue
            if not first:
                writer.write_string(", ")
            first = False
            ref entry = self._entries[unsafe_offset=i]
            entry.key.write_to(writer)
            writer.write_string(": ")
            entry.value.write_to(writer)
        writer.write_string("}")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.K, Writable) and conforms_to(Self.V, Writable):
        """Writes `Dict[K, V]({key: value, ...})` with debug texts."""
        writer.write_string("Dict[")
        writer.write_string(type_name[Self.K]())
        writer.write_string(", ")
        writer.write_string(type_name[Self.V]())
        writer.write_string("]({")
        var first = True
        for i in range(self._end):
            if self._live[unsafe_offset=i] == 0:
                continue
            if not first:
                writer.write_string(", ")
            first = False
            ref entry = self._entries[unsafe_offset=i]
            entry.key.write_repr_to(writer)
            writer.write_string(": ")
            entry.value.write_repr_to(writer)
        writer.write_string("})")


def _consume_entry[
    K: KeyElement, V: Movable, H: Hasher, //
](var entry: DictEntry[K, V, H], f: Some[def(var key: K, var value: V)]):
    """Hands the parts of an entry to a function."""
    var key_place = Pointer(to=entry.key)
    var value_place = Pointer(to=entry.value)
    f(key_place.unsafe_take_pointee(), value_place.unsafe_take_pointee())
    __forget(entry^)


@deprecated(use=StringDict)
comptime OwnedKwargsDict = StringDict
"""Deprecated: use `StringDict`."""


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `StringDict` of"
    " non-`Deinitable` values"
)
struct StringDict[
    V: Movable
](
    Copyable where conforms_to(V, Copyable),
    Defaultable,
    Deinitable where conforms_to(V, Deinitable),
    Iterable,
    Movable,
    Sized,
):
    """The type of `**kwargs`: values by name, in the order of the call.

    Parameters:
        V: The type of the values.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _DictKeyIter[String, Self.V, default_hasher, iterable_origin]
    """The type of the iterator by reference."""

    var _dict: Dict[String, Self.V]

    def __init__(out self):
        """Builds an empty dictionary."""
        self._dict = Dict[String, Self.V]()

    def __init__(out self, *, copy: Self) where conforms_to(Self.V, Copyable):
        """Copies all entries."""
        self._dict = copy._dict.copy()

    def deinit_with(
        deinit self, f: Some[def(var key: String, var value: Self.V)], /
    ):
        """Ends all entries by a function."""
        self._dict^.deinit_with(f)

    @__unsafe_nested_origins_read_only
    def __getitem__(
        ref self, ref key: String
    ) raises DictKeyError[String] -> ref[self._dict] Self.V:
        """Returns the value of a name.

        Raises:
            When the name is missing.
        """
        var at = self._dict._find(key)
        if at < 0:
            raise DictKeyError[String]()
        return self._dict._value_at[origin_of(self._dict)](at)

    @__unsafe_nested_origins_read_only
    def __getitem__(
        ref self, key: ImmStringSpan
    ) raises DictKeyError[String] -> ref[self._dict] Self.V:
        """Returns the value of a name.

        Raises:
            When the name is missing.
        """
        var at = self._dict._find(String(key))
        if at < 0:
            raise DictKeyError[String]()
        return self._dict._value_at[origin_of(self._dict)](at)

    @__unsafe_nested_origins_read_only
    def __setitem__(mut self, var key: String, var value: Self.V):
        """Sets the value of a name."""
        self._dict[key^] = value^

    @staticmethod
    def _of_keywords(
        names: StaticString, *values: Self.V
    ) -> Self where conforms_to(Self.V, Copyable):
        """Builds the dictionary of a call at compile time.

        Args:
            names: The names, each followed by a comma.
            values: Their values.

        Returns:
            The dictionary.
        """
        var result = Self()
        var index = 0
        for name in names.split(","):
            if index < len(values):
                result._insert(name, values[index].copy())
            index += 1
        return result^

    def _insert(mut self, key: StaticString, var value: Self.V):
        """Adds the value of a keyword argument."""
        self._dict[String(key)] = value^

    def __contains__(self, key: String) -> Bool:
        """Whether there is a value for a name."""
        return self._dict._find(key) >= 0

    def __len__(self) -> Int:
        """Returns the number of entries."""
        return self._dict._len

    def find(
        self, key: String
    ) -> Optional[Self.V] where conforms_to(Self.V, Copyable):
        """Returns a copy of the value of a name, if there is one."""
        return self._dict.get(key)

    def insert(
        mut self, var key: String, var value: Self.V
    ) -> Optional[DictEntry[String, Self.V]]:
        """Sets the value of a name and returns the entry that was there."""
        return self._dict.insert(key^, value^)

    def pop(mut self, key: String) raises DictKeyError[String] -> Self.V:
        """Removes an entry and returns its value.

        Raises:
            When the name is missing.
        """
        return self._dict.pop(key)

    def pop(mut self, key: String, var default: Self.V) -> Self.V:
        """Removes an entry and returns its value, or a default."""
        return self._dict.pop(key, default^)

    def popitem(
        mut self,
    ) raises EmptyDictError -> DictEntry[String, Self.V]:
        """Removes and returns the last entry.

        Raises:
            When the dictionary is empty.
        """
        return self._dict.popitem()

    def __iter__(
        ref self,
    ) -> _DictKeyIter[String, Self.V, default_hasher, origin_of(self._dict)]:
        """Iterates over the names."""
        return self._dict.keys()

    def keys(
        ref self,
    ) -> _DictKeyIter[String, Self.V, default_hasher, origin_of(self._dict)]:
        """Iterates over the names."""
        return self._dict.keys()

    def values(
        ref self,
    ) -> _DictValueIter[String, Self.V, default_hasher, origin_of(self._dict)]:
        """Iterates over the values."""
        return self._dict.values()

    def items(
        ref self,
    ) -> _DictEntryIter[String, Self.V, default_hasher, origin_of(self._dict)]:
        """Iterates over the entries."""
        return self._dict.items()
