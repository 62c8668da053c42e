# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Sets that keep the order of insertion."""

from std.collections.dict import (
    Dict,
    DictKeyError,
    _DictKeyIter,
    _DictOwnedKeyIter,
)
from std.format._utils import type_name
from std.hashlib import Hasher, default_hasher


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `Set` of"
    " non-`Deinitable` elements"
)
struct Set[
    T: KeyElement, H: Hasher = default_hasher
](
    Boolable,
    Comparable,
    Copyable where conforms_to(T, Copyable),
    Deinitable where conforms_to(T, Deinitable),
    Equatable,
    Hashable,
    Iterable,
    IterableOwned where conforms_to(T, Deinitable),
    Movable,
    Sized,
    Writable where conforms_to(T, Writable),
):
    """A set of values, in the order of insertion.

    Parameters:
        T: The type of the elements.
        H: The hasher.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _DictKeyIter[Self.T, NoneType, Self.H, iterable_origin]
    """The type of the iterator by reference."""

    comptime IteratorOwnedType: Iterator = _DictOwnedKeyIter[
        Self.T, NoneType, Self.H
    ]
    """The type of the consuming iterator."""

    var _data: Dict[Self.T, NoneType, Self.H]

    def __init__(out self):
        """Builds an empty set; allocates nothing."""
        self._data = Dict[Self.T, NoneType, Self.H]()

    def __init__(
        out self, *ts: Self.T, __set_literal__: NoneType = None
    ) where conforms_to(Self.T, Copyable):
        """Builds the set of some values."""
        self._data = Dict[Self.T, NoneType, Self.H](capacity=len(ts))
        for i in range(len(ts)):
            self.add(ts[i].copy())

    def __init__(
        out self, elements: List[Self.T]
    ) where conforms_to(Self.T, Copyable):
        """Builds the set of the elements of a list."""
        self._data = Dict[Self.T, NoneType, Self.H](capacity=len(elements))
        for i in range(len(elements)):
            self.add(elements[i].copy())

    def __init__(out self, *, copy: Self) where conforms_to(Self.T, Copyable):
        """Copies all elements."""
        self._data = copy._data.copy()

    def deinit_with(deinit self, f: Some[def(var t: Self.T)], /):
        """Ends all elements by a function."""

        def one(var key: Self.T, var value: NoneType) {imm f}:
            f(key^)

        self._data^.deinit_with(one)

    def clear_with(mut self, f: Some[def(var t: Self.T)], /):
        """Ends all elements by a function; the set is empty then."""

        def one(var key: Self.T, var value: NoneType) {imm f}:
            f(key^)

        self._data.clear_with(one)

    # ===--- elements -----------------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    def __contains__(self, t: Self.T) -> Bool:
        """Whether a value is in the set."""
        return self._data._find(t) >= 0

    def __len__(self) -> Int:
        """Returns the number of elements."""
        return self._data._len

    def __bool__(self) -> Bool:
        """Whether there is an element."""
        return self._data._len != 0

    @__unsafe_nested_origins_read_only
    def add(mut self, var t: Self.T):
        """Adds a value; an equal one is replaced in place."""
        self._data[t^] = None

    def insert(mut self, var t: Self.T) -> Optional[Self.T]:
        """Adds a value and returns the equal one that was there."""
        var old = self._data.insert(t^, None)
        if old:
            return Optional(old.take().reap_key())
        return None

    def remove(mut self, t: Self.T) raises:
        """Removes a value.

        Raises:
            When it isn't in the set.
        """
        try:
            _ = self._data.pop(t)
        except:
            raise Error(DictKeyError[Self.T]())

    def discard(mut self, value: Self.T):
        """Removes a value, if it is in the set."""
        _ = self._data.pop(value, None)

    def pop(mut self) raises -> Self.T:
        """Removes and returns the value that was added last.

        Raises:
            When the set is empty.
        """
        if not self:
            raise Error("Pop on empty set")
        return self._data.popitem().reap_key()

    def clear(mut self):
        """Removes all elements."""
        self._data.clear()

    # ===--- algebra --------------------------------------------------------------===#

    @always_inline
    def _is_live(self, i: Int) -> Bool:
        """Whether there is an element at a position."""
        return self._data._live[unsafe_offset=i] != 0

    @always_inline
    def _key(self, i: Int) -> ref[self._data] Self.T:
        """Returns the element at a position."""
        return (
            Pointer(to=self._data._entries[unsafe_offset=i].key)
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[origin_of(self._data)]()[]
        )

    def union(self, other: Self) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of either set."""
        var result = self.copy()
        result.update(other)
        return result^

    def intersection(
        self, other: Self
    ) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of both sets."""
        var result = Self()
        for i in range(self._data._end):
            if self._is_live(i) and self._key(i) in other:
                result.add(self._key(i).copy())
        return result^

    def difference(
        self, other: Self
    ) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements that aren't in the other set."""
        var result = Self()
        for i in range(self._data._end):
            if self._is_live(i) and self._key(i) not in other:
                result.add(self._key(i).copy())
        return result^

    def symmetric_difference(
        self, other: Self
    ) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of exactly one of the sets."""
        var result = self.difference(other)
        for i in range(other._data._end):
            if other._is_live(i) and other._key(i) not in self:
                result.add(other._key(i).copy())
        return result^

    def update(mut self, other: Self) where conforms_to(Self.T, Copyable):
        """Adds the elements of another set."""
        for i in range(other._data._end):
            if other._is_live(i):
                self.add(other._key(i).copy())

    def intersection_update(
        mut self, other: Self
    ) where conforms_to(Self.T, Copyable):
        """Keeps the elements that are in the other set."""
        self = self.intersection(other)

    def difference_update(
        mut self, other: Self
    ) where conforms_to(Self.T, Copyable):
        """Removes the elements that are in the other set."""
        for i in range(other._data._end):
            if other._is_live(i):
                self.discard(other._key(i))

    def symmetric_difference_update(
        mut self, other: Self
    ) where conforms_to(Self.T, Copyable):
        """Keeps the elements of exactly one of the sets."""
        self = self.symmetric_difference(other)

    def issubset(self, other: Self) -> Bool:
        """Whether all elements are in the other set."""
        if len(self) > len(other):
            return False
        for i in range(self._data._end):
            if self._is_live(i) and self._key(i) not in other:
                return False
        return True

    def issuperset(self, other: Self) -> Bool:
        """Whether all elements of the other set are in this one."""
        return other.issubset(self)

    def isdisjoint(self, other: Self) -> Bool:
        """Whether no element is in both sets."""
        for i in range(self._data._end):
            if self._is_live(i) and self._key(i) in other:
                return False
        return True

    def __or__(self, other: Self) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of either set."""
        return self.union(other)

    def __and__(self, other: Self) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of both sets."""
        return self.intersection(other)

    def __sub__(self, other: Self) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements that aren't in the other set."""
        return self.difference(other)

    def __xor__(self, other: Self) -> Self where conforms_to(Self.T, Copyable):
        """Returns the elements of exactly one of the sets."""
        return self.symmetric_difference(other)

    def __ior__(mut self, other: Self) where conforms_to(Self.T, Copyable):
        """Adds the elements of another set."""
        self.update(other)

    def __iand__(mut self, other: Self) where conforms_to(Self.T, Copyable):
        """Keeps the elements that are in the other set."""
        self.intersection_update(other)

    def __isub__(mut self, other: Self) where conforms_to(Self.T, Copyable):
        """Removes the elements that are in the other set."""
        self.difference_update(other)

    def __ixor__(mut self, other: Self) where conforms_to(Self.T, Copyable):
        """Keeps the elements of exactly one of the sets."""
        self.symmetric_difference_update(other)

    # ===--- comparison and text ----------------------------------------------------===#

    def __eq__(self, other: Self) -> Bool:
        """Whether both have the same elements."""
        return len(self) == len(other) and self.issubset(other)

    def __ne__(self, other: Self) -> Bool:
        """Whether the elements differ."""
        return not (self == other)

    def __lt__(self, other: Self) -> Bool:
        """Whether this is a proper subset."""
        return len(self) < len(other) and self.issubset(other)

    def __le__(self, other: Self) -> Bool:
        """Whether this is a subset."""
        return self.issubset(other)

    def __gt__(self, other: Self) -> Bool:
        """Whether this is a proper superset."""
        return other < self

    def __ge__(self, other: Self) -> Bool:
        """Whether this is a superset."""
        return other.issubset(self)

    def __hash__[G: Hasher](self, mut hasher: G):
        """Feeds a hash of the elements that doesn't depend on their order."""
        var combined: UInt64 = 0
        for i in range(self._data._end):
            if self._is_live(i):
                combined ^= hash(self._key(i))
        combined.__hash__(hasher)

    def __iter__(
        ref self,
    ) -> _DictKeyIter[Self.T, NoneType, Self.H, origin_of(self)]:
        """Iterates over the elements."""
        comptime assert conforms_to(Self.T, Copyable), (
            "Set iteration requires the element type to be `Copyable`."
        )
        return {self._data._cursor()}

    def __iter__(var self) -> _DictOwnedKeyIter[Self.T, NoneType, Self.H]:
        """Iterates over the elements, which are moved out."""
        var data = Dict[Self.T, NoneType, Self.H]()
        swap(data, self._data)
        return {data^}

    def __reversed__(
        ref self,
    ) -> _DictKeyIter[Self.T, NoneType, Self.H, origin_of(self), False]:
        """Iterates over the elements from the end."""
        return {self._data._cursor[False]()}

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes `{a, b}`."""
        writer.write_string("{")
        var first = True
        for i in range(self._data._end):
            if self._is_live(i):
                if not first:
                    writer.write_string(", ")
                first = False
                self._key(i).write_to(writer)
        writer.write_string("}")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes `Set[T, Hasher=H]({a, b})` with debug texts."""
        writer.write_string("Set[")
        writer.write_string(type_name[Self.T]())
        writer.write_string(", Hasher=")
        writer.write_string(type_name[Self.H]())
        writer.write_string("]({")
        var first = True
        for i in range(self._data._end):
            if self._is_live(i):
                if not first:
                    writer.write_string(", ")
                first = False
                self._key(i).write_repr_to(writer)
        writer.write_string("})")
