# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Counting of values."""

from std.collections.dict import (
    Dict,
    _DictEntryIter,
    _DictKeyIter,
    _DictOwnedKeyIter,
    _DictValueIter,
)
from std.format._utils import type_name
from std.hashlib import Hasher, default_hasher
from std.utils import Variant


struct CountTuple[V: KeyElement & Copyable & Deinitable](Comparable, Copyable):
    """A value and its count; orders by descending count.

    Parameters:
        V: The type of the value.
    """

    var _value: Self.V
    var _count: Int

    def __init__(out self, var value: Self.V, count: Int):
        """Builds a pair."""
        self._value = value^
        self._count = count

    def __getitem__(self, idx: Int) -> Variant[Self.V, Int]:
        """Returns the value for 0, the count for 1."""
        debug_assert(idx == 0 or idx == 1, "index must be within bounds")
        if idx == 0:
            return Variant[Self.V, Int](self._value.copy())
        return Variant[Self.V, Int](self._count)

    def __lt__(self, rhs: Self) -> Bool:
        """Whether this count is larger."""
        return self._count > rhs._count

    def __eq__(self, other: Self) -> Bool:
        """Whether the counts are equal."""
        return self._count == other._count


struct Counter[
    V: KeyElement & Copyable & Deinitable, H: Hasher = default_hasher
](
    Boolable,
    Copyable,
    Defaultable,
    Equatable,
    Iterable,
    IterableOwned,
    Sized,
    Writable where conforms_to(V, Writable),
):
    """How often each value occurs.

    Parameters:
        V: The type of the values.
        H: The hasher.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _DictKeyIter[Self.V, Int, Self.H, iterable_origin]
    """The type of the iterator by reference."""

    comptime IteratorOwnedType: Iterator = _DictOwnedKeyIter[
        Self.V, Int, Self.H
    ]
    """The type of the consuming iterator."""

    var _data: Dict[Self.V, Int, Self.H]

    def __init__(out self):
        """Builds a counter without values."""
        self._data = Dict[Self.V, Int, Self.H]()

    def __init__(out self, var *values: Self.V):
        """Counts some values."""
        self._data = Dict[Self.V, Int, Self.H]()
        for i in range(len(values)):
            self._count(values[i].copy())

    def __init__(out self, items: List[Self.V]):
        """Counts the elements of a list."""
        self._data = Dict[Self.V, Int, Self.H]()
        for i in range(len(items)):
            self._count(items[i].copy())

    def __init__(out self, *, copy: Self):
        """Copies all counts."""
        self._data = copy._data.copy()

    def _count(mut self, var value: Self.V):
        """Counts one value."""
        var n = self[value]
        self._data[value^] = n + 1

    @staticmethod
    def fromkeys(keys: List[Self.V], value: Int) -> Self:
        """Returns a counter with one count for all keys."""
        var result = Self()
        for i in range(len(keys)):
            result._data[keys[i].copy()] = value
        return result^

    def __getitem__(self, key: Self.V) -> Int:
        """Returns the count of a value, 0 when it is missing."""
        var at = self._data._find(key)
        return 0 if at < 0 else self._data._entries[unsafe_offset=at].value

    def __setitem__(mut self, var key: Self.V, value: Int):
        """Sets the count of a value."""
        self._data[key^] = value

    def __contains__(self, key: Self.V) -> Bool:
        """Whether there is a count for a value."""
        return key in self._data

    def __len__(self) -> Int:
        """Returns the number of distinct values."""
        return len(self._data)

    def __bool__(self) -> Bool:
        """Whether there is a count."""
        return len(self._data) != 0

    def get(self, value: Self.V) -> Optional[Int]:
        """Returns the count of a value, if there is one."""
        return self._data.get(value)

    def get(self, value: Self.V, default: Int) -> Int:
        """Returns the count of a value, or a default."""
        return self._data.get(value, default)

    def pop(mut self, value: Self.V) raises -> Int:
        """Removes and returns the count of a value.

        Raises:
            When there is none.
        """
        return self._data.pop(value)

    def pop(mut self, value: Self.V, var default: Int) -> Int:
        """Removes and returns the count of a value, or a default."""
        return self._data.pop(value, default)

    def popitem(mut self) raises -> CountTuple[Self.V]:
        """Removes and returns the last value and its count.

        Raises:
            When there is none.
        """
        var entry = self._data.popitem()
        var count = entry.value
        return CountTuple[Self.V](entry^.reap_key(), count)

    def clear(mut self):
        """Removes all counts."""
        self._data.clear()

    def __iter__(
        ref self,
    ) -> _DictKeyIter[Self.V, Int, Self.H, origin_of(self._data)]:
        """Iterates over the values."""
        return self._data.keys()

    def __iter__(var self) -> _DictOwnedKeyIter[Self.V, Int, Self.H]:
        """Iterates over the values, which are moved out."""
        var data = Dict[Self.V, Int, Self.H]()
        swap(data, self._data)
        return {data^}

    def keys(
        ref self,
    ) -> _DictKeyIter[Self.V, Int, Self.H, origin_of(self._data)]:
        """Iterates over the values."""
        return self._data.keys()

    def values(
        ref self,
    ) -> _DictValueIter[Self.V, Int, Self.H, origin_of(self._data)]:
        """Iterates over the counts."""
        return self._data.values()

    def items(
        ref self,
    ) -> _DictEntryIter[Self.V, Int, Self.H, origin_of(self._data)]:
        """Iterates over values and counts."""
        return self._data.items()

    def total(self) -> UInt:
        """Returns the sum of the counts."""
        var sum = 0
        for e in self._data.items():
            sum += e.value
        return UInt(sum)

    def elements(self) -> List[Self.V]:
        """Returns each value as often as it was counted."""
        var result = List[Self.V]()
        for e in self._data.items():
            for _ in range(e.value):
                result.append(e.key.copy())
        return result^

    def most_common(self, n: UInt) -> List[CountTuple[Self.V]]:
        """Returns the values with the largest counts, in descending order."""
        var result = List[CountTuple[Self.V]]()
        for e in self._data.items():
            result.append(CountTuple[Self.V](e.key.copy(), e.value))
        sort[stable=True](Span(result))
        result.shrink(Int(n))
        return result^

    def update(mut self, other: Self):
        """Adds the counts of another counter."""
        for e in other._data.items():
            self._data[e.key.copy()] = self[e.key] + e.value

    def subtract(mut self, other: Self):
        """Subtracts the counts of another counter."""
        for e in other._data.items():
            self._data[e.key.copy()] = self[e.key] - e.value

    def _positive(self) -> Self:
        """Returns the counts that are positive."""
        var result = Self()
        for e in self._data.items():
            if e.value > 0:
                result._data[e.key.copy()] = e.value
        return result^

    def __pos__(self) -> Self:
        """Returns the counts that are positive."""
        return self._positive()

    def __neg__(self) -> Self:
        """Returns the negative counts, negated."""
        var result = Self()
        for e in self._data.items():
            if e.value < 0:
                result._data[e.key.copy()] = -e.value
        return result^

    def __add__(self, other: Self) -> Self:
        """Returns the positive sums."""
        var result = self.copy()
        result.update(other)
        return result._positive()

    def __sub__(self, other: Self) -> Self:
        """Returns the positive differences."""
        var result = self.copy()
        result.subtract(other)
        return result._positive()

    def __and__(self, other: Self) -> Self:
        """Returns the smaller counts of common values."""
        var result = Self()
        for e in self._data.items():
            if e.key in other:
                result._data[e.key.copy()] = min(e.value, other[e.key])
        return result^

    def __or__(self, other: Self) -> Self:
        """Returns the larger counts, positive ones only."""
        var result = self.copy()
        for e in other._data.items():
            result._data[e.key.copy()] = max(self[e.key], e.value)
        return result._positive()

    def __iadd__(mut self, other: Self):
        """Adds counts, keeps positive ones."""
        self = self + other

    def __isub__(mut self, other: Self):
        """Subtracts counts, keeps positive ones."""
        self = self - other

    def __iand__(mut self, other: Self):
        """Keeps the smaller counts of common values."""
        self = self & other

    def __ior__(mut self, other: Self):
        """Keeps the larger counts, positive ones only."""
        self = self | other

    def __eq__(self, other: Self) -> Bool:
        """Whether all counts are equal; a missing one is 0."""
        for e in self._data.items():
            if e.value != other[e.key]:
                return False
        for e in other._data.items():
            if e.value != self[e.key]:
                return False
        return True

    def __ne__(self, other: Self) -> Bool:
        """Whether a count differs."""
        return not (self == other)

    def le(self, other: Self) -> Bool:
        """Whether no count of this one is larger."""
        for e in self._data.items():
            if e.value > other[e.key]:
                return False
        return True

    def lt(self, other: Self) -> Bool:
        """Whether all counts of this one are smaller."""
        for e in self._data.items():
            if e.value >= other[e.key]:
                return False
        return True

    def ge(self, other: Self) -> Bool:
        """Whether no count of the other one is larger."""
        return other.le(self)

    def gt(self, other: Self) -> Bool:
        """Whether all counts of the other one are smaller."""
        return other.lt(self)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.V, Writable):
        """Writes `{value: count, ...}`, the largest counts first."""
        var ordered = self.most_common(UInt(len(self)))
        writer.write_string("{")
        for i in range(len(ordered)):
            if i > 0:
                writer.write_string(", ")
            ordered[i]._value.write_to(writer)
            writer.write_string(": ")
            ordered[i]._count.write_to(writer)
        writer.write_string("}")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.V, Writable):
        """Writes `Counter[V]({value: count, ...})` with debug texts."""
        var ordered = self.most_common(UInt(len(self)))
        writer.write_string("Counter[")
        writer.write_string(type_name[Self.V]())
        writer.write_string("]({")
        for i in range(len(ordered)):
            if i > 0:
                writer.write_string(", ")
            ordered[i]._value.write_repr_to(writer)
            writer.write_string(": ")
            ordered[i]._count.write_repr_to(writer)
        writer.write_string("})")
