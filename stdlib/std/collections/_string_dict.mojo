# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of `**kwargs`."""

from std.collections._dict_iterators import (
    _DictEntryIter,
    _DictKeyIter,
    _DictValueIter,
)
from std.collections.dict import (
    Dict,
    DictEntry,
    DictKeyError,
    EmptyDictError,
)
from std.hashlib import default_hasher

comptime OwnedKwargsDict = StringDict
"""Deprecated: use `StringDict`."""


struct StringDict[V: Movable](
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
    ]: Iterator = _DictKeyIter[
        String, Self.V, default_hasher, iterable_origin
    ]
    """The type of the iterator by reference."""

    var _dict: Dict[String, Self.V]

    def __init__(out self):
        """Builds an empty dictionary."""
        self._dict = Dict[String, Self.V]()

    def __init__(
        out self, *, copy: Self
    ) where conforms_to(Self.V, Copyable):
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
    ) -> _DictKeyIter[
        String, Self.V, default_hasher, origin_of(self._dict)
    ]:
        """Iterates over the names."""
        return self._dict.keys()

    def keys(
        ref self,
    ) -> _DictKeyIter[
        String, Self.V, default_hasher, origin_of(self._dict)
    ]:
        """Iterates over the names."""
        return self._dict.keys()

    def values(
        ref self,
    ) -> _DictValueIter[
        String, Self.V, default_hasher, origin_of(self._dict)
    ]:
        """Iterates over the values."""
        return self._dict.values()

    def items(
        ref self,
    ) -> _DictEntryIter[
        String, Self.V, default_hasher, origin_of(self._dict)
    ]:
        """Iterates over the entries."""
        return self._dict.items()
