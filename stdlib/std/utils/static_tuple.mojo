# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Tuples of a fixed length whose elements have one type."""

from std.builtin._intrinsics import (
    __address_of,
    __copy_is_trivial,
    __destroy_is_trivial,
    __init_value_at,
    __move_is_trivial,
    __ref_at,
    __type_name,
    __uninitialized,
)
from std.builtin.device_passable import DevicePassable


struct StaticTuple[
    element_type: RegisterPassable & ImplicitlyCopyable & Deinitable,
    size: Int,
](Defaultable, DevicePassable, Sized, TrivialRegisterPassable):
    """A fixed number of trivial elements.

    Parameters:
        element_type: The type of the elements.
        size: The number of elements.
    """

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    comptime _Storage = __mlir_type[
        `!mojo.array<`, +Self.size, `, `, Self.element_type, `>`
    ]

    var _storage: Self._Storage

    @staticmethod
    @always_inline("nodebug")
    def _check():
        """Rejects element types that aren't trivial."""
        comptime assert (
            __copy_is_trivial[Self.element_type]()
            and __move_is_trivial[Self.element_type]()
            and __destroy_is_trivial[Self.element_type]()
        ), String(
            (
                "`StaticTuple` element type must have a trivial move/copy"
                " constructor and destructor: "
            ),
            StringLiteral[__type_name[Self.element_type, style=0]()](),
        )
        comptime assert Self.size >= 0, (
            "number of elements in `StaticTuple` must be >= 0"
        )

    @always_inline
    def __init__(out self):
        """Leaves the elements undefined."""
        Self._check()
        self._storage = __uninitialized[Self._Storage]()

    @always_inline
    def __init__(out self, *, fill: Self.element_type):
        """Builds a tuple of equal elements.

        Args:
            fill: The value of each element.
        """
        Self._check()
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.size):
            self._set(i, fill)

    @always_inline
    def __init__(out self, *elems: Self.element_type):
        """Builds a tuple from its elements; one fills it.

        Args:
            elems: The elements.
        """
        Self._check()
        self._storage = __uninitialized[Self._Storage]()
        var n = len(elems)
        if n == 1:
            comptime for i in range(Self.size):
                self._set(i, elems[0])
        else:
            debug_assert(n == Self.size, "mismatch in the number of elements")
            comptime for i in range(Self.size):
                self._set(i, elems[i])

    @always_inline
    def __init__[*values: Self.element_type](out self):
        """Builds a tuple from compile-time elements; one fills it.

        Parameters:
            values: The elements.
        """
        Self._check()
        comptime n = len(values)
        comptime assert n == 1 or n == Self.size, (
            "mismatch in the number of elements"
        )
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.size):
            comptime if n == 1:
                self._set(i, values[0])
            else:
                self._set(i, values[i])

    @always_inline("nodebug")
    def _set(mut self, i: Int, value: Self.element_type):
        """Replaces an element."""
        __init_value_at[Self.element_type](
            __mlir_op.`mojo.ptr.offset`[elem=Self.element_type](
                __address_of(self._storage), i.__mlir_index__()
            ),
            value,
        )

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.size

    @always_inline
    def __getitem__[I: Indexer, //](self, idx: I) -> Self.element_type:
        """An element.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index.

        Returns:
            The element.
        """
        var i = index(idx)
        debug_assert(0 <= i and i < Self.size, "index must be within bounds")
        var copy = self
        return __ref_at[Self.element_type, origin_of(copy)](
            __mlir_op.`mojo.ptr.offset`[elem=Self.element_type](
                __address_of(copy._storage), i.__mlir_index__()
            )
        )

    @always_inline
    def __setitem__[I: Indexer, //](mut self, idx: I, val: Self.element_type):
        """Replaces an element.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index.
            val: The new value.
        """
        var i = index(idx)
        debug_assert(0 <= i and i < Self.size, "index must be within bounds")
        self._set(i, val)

    @always_inline
    def get[index: Int](self) -> Self.element_type:
        """An element, by a compile-time index.

        Parameters:
            index: The index.

        Returns:
            The element.
        """
        comptime assert 0 <= index and index < Self.size, (
            "index must be within bounds"
        )
        return self[index]

    @always_inline
    def __eq__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Equatable):
        """Whether all elements are equal.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if self[i] != other[i]:
                return False
        return True

    @always_inline
    def __ne__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Equatable):
        """Whether an element differs.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (self == other)

    def __lt__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Comparable):
        """Whether this comes first by the first different elements.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if self[i] < other[i]:
                return True
            if other[i] < self[i]:
                return False
        return False

    def __le__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Comparable):
        """Whether `other` doesn't come first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (other < self)

    def __gt__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Comparable):
        """Whether `other` comes first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return other < self

    def __ge__(
        self, other: Self
    ) -> Bool where conforms_to(Self.element_type, Comparable):
        """Whether this doesn't come first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (self < other)

    @staticmethod
    def get_type_name() -> String:
        """The name of the type as diagnostics show it.

        Returns:
            The name.
        """
        return String(
            "StaticTuple[",
            StringLiteral[__type_name[Self.element_type, style=0]()](),
            ", ",
            Self.size,
            "]",
        )
