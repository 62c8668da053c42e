# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Tuples."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __address_of,
    __destroy_value_at,
    __forget,
    __init_copy_at,
    __init_value_at,
    __list_concat,
    __list_reverse,
    __list_storage,
    __list_storage_offset,
    __ref_at,
    __take_value_at,
    __type_eq,
    __type_name,
    __uninitialized,
)
from std.builtin.variadics import _entry


struct Tuple[
    *element_types: Movable
](
    Copyable where element_types.all_conforms_to[Copyable](),
    Defaultable where element_types.all_conforms_to[Defaultable](),
    Deinitable where element_types.all_conforms_to[Deinitable](),
    Equatable where element_types.all_conforms_to[Equatable](),
    Hashable where element_types.all_conforms_to[Hashable](),
    ImplicitlyCopyable where element_types.all_conforms_to[
        ImplicitlyCopyable
    ](),
    Movable,
    RegisterPassable where element_types.all_conforms_to[RegisterPassable](),
    Sized,
    Writable where element_types.all_conforms_to[Writable](),
):
    """A fixed number of values of any types.

    Parameters:
        element_types: The types of the elements.
    """

    comptime _Storage = __list_storage[Self.element_types.values]()

    var _storage: Self._Storage

    # ===--- lifecycle ---------------------------------------------------------===#

    @always_inline("nodebug")
    def __init__(out self):
        """Builds every element without arguments."""
        comptime assert Self.element_types.all_conforms_to[Defaultable](), (
            "Tuple default-construction requires all element types to conform"
            " to `Defaultable`"
        )
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.element_types.length):
            comptime E = Self.element_types[i]
            __init_value_at[E](Self._element[i](self), E())

    @always_inline("nodebug")
    def __init__(out self, var *args: *Self.element_types):
        """Moves the arguments in.

        Args:
            args: The elements.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.element_types.length):
            __init_value_at[Self.element_types[i]](
                Self._element[i](self),
                __take_value_at[Self.element_types[i]](_entry(args._ptrs, i)),
            )
        __forget(args^)

    @always_inline("nodebug")
    def __init__(out self, *, copy: Self):
        """Copies every element.

        Args:
            copy: The tuple to copy.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.element_types.length):
            __init_copy_at[Self.element_types[i]](
                Self._element[i](self), copy[i]
            )

    @always_inline("nodebug")
    def __init__(out self, *, deinit move: Self):
        """Moves every element.

        Args:
            move: The tuple to move from.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime for i in range(Self.element_types.length):
            __init_value_at[Self.element_types[i]](
                Self._element[i](self),
                __take_value_at[Self.element_types[i]](Self._element[i](move)),
            )

    @always_inline("nodebug")
    def __deinit__(deinit self):
        """Destroys every element."""
        comptime for i in range(Self.element_types.length):
            __destroy_value_at[Self.element_types[i]](Self._element[i](self))

    @staticmethod
    @always_inline("nodebug")
    def _element[index: Int](ref tuple: Self) -> __mlir_type.`!mojo.ptr`:
        """The address of an element of a tuple."""
        return __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.i8](
            __address_of(tuple),
            __list_storage_offset[
                Self.element_types.values, index
            ]().__mlir_index__(),
        )

    # ===--- elements ------------------------------------------------------------===#

    @staticmethod
    @always_inline("nodebug")
    def __len__() -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.element_types.length

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.element_types.length

    @always_inline("nodebug")
    def __getitem_param__[
        idx: Int
    ](ref self) -> ref[self] Self.element_types[idx]:
        """An element.

        Parameters:
            idx: The index.

        Returns:
            A reference to the element.
        """
        return __ref_at[Self.element_types[idx], origin_of(self)](
            Self._element[idx](self)
        )

    @always_inline
    def __contains__[T: Equatable](self, value: T) -> Bool:
        """Whether an element of the same type is equal to `value`.

        Parameters:
            T: The type of the value.

        Args:
            value: The value to look for.

        Returns:
            Whether there is one.
        """
        comptime for i in range(Self.element_types.length):
            comptime if __type_eq[Self.element_types[i], T]():
                if rebind[T](self[i]) == value:
                    return True
        return False

    # ===--- comparison ------------------------------------------------------------===#

    @always_inline
    def __eq__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Equatable]():
        """Whether all elements are equal.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.element_types.length):
            if self[i] != other[i]:
                return False
        return True

    @always_inline
    def __ne__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Equatable]():
        """Whether an element differs.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (self == other)

    @always_inline
    def __lt__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Comparable]():
        """Whether this comes first by the first different elements.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.element_types.length):
            if self[i] < other[i]:
                return True
            if other[i] < self[i]:
                return False
        return False

    @always_inline
    def __le__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Comparable]():
        """Whether `other` doesn't come first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (other < self)

    @always_inline
    def __gt__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Comparable]():
        """Whether `other` comes first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return other < self

    @always_inline
    def __ge__(
        self, other: Self
    ) -> Bool where Self.element_types.all_conforms_to[Comparable]():
        """Whether this doesn't come first.

        Args:
            other: The other tuple.

        Returns:
            The comparison.
        """
        return not (self < other)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where Self.element_types.all_conforms_to[Hashable]():
        """Feeds the elements in order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        comptime for i in range(Self.element_types.length):
            self[i].__hash__(hasher)

    # ===--- consuming ---------------------------------------------------------------===#

    def reverse(
        deinit self,
    ) -> Tuple[
        *TypeList[Trait=Movable, __list_reverse[Self.element_types.values]()]()
    ]:
        """Moves the elements into a tuple of the reverse order.

        Returns:
            The reversed tuple.
        """
        comptime Result = Tuple[
            *TypeList[
                Trait=Movable, __list_reverse[Self.element_types.values]()
            ]()
        ]
        var result = __uninitialized[Result]()
        comptime n = Self.element_types.length
        comptime for i in range(n):
            __init_value_at[Self.element_types[n - 1 - i]](
                Result._element[i](result),
                __take_value_at[Self.element_types[n - 1 - i]](
                    Self._element[n - 1 - i](self)
                ),
            )
        return result^

    def concat[
        *o: Movable
    ](deinit self, deinit other: Tuple[*o]) -> Tuple[
        *TypeList[
            Trait=Movable,
            __list_concat[Self.element_types.values, o.values](),
        ]()
    ]:
        """Moves the elements of both into one tuple.

        Parameters:
            o: The types of the elements of the other tuple.

        Args:
            other: The other tuple.

        Returns:
            The joined tuple.
        """
        comptime Result = Tuple[
            *TypeList[
                Trait=Movable,
                __list_concat[Self.element_types.values, o.values](),
            ]()
        ]
        var result = __uninitialized[Result]()
        comptime n = Self.element_types.length
        comptime for i in range(n):
            __init_value_at[Self.element_types[i]](
                Result._element[i](result),
                __take_value_at[Self.element_types[i]](Self._element[i](self)),
            )
        comptime for i in range(o.length):
            __init_value_at[o[i]](
                Result._element[n + i](result),
                __take_value_at[o[i]](Tuple[*o]._element[i](other)),
            )
        return result^

    def consume_elements[
        elt_handler: def[idx: Int](
            var elt: Self.element_types[idx]
        ) capturing[_] -> None
    ](deinit self):
        """Hands over each element.

        Parameters:
            elt_handler: Called with the index and the element.
        """
        comptime for i in range(Self.element_types.length):
            elt_handler[i](
                __take_value_at[Self.element_types[i]](Self._element[i](self))
            )

    def deinit_with[
        elt_handler: def[idx: Int](
            var elt: Self.element_types[idx]
        ) capturing[_] -> None
    ](deinit self):
        """Ends the tuple by handing over each element.

        Parameters:
            elt_handler: Called with the index and the element.
        """
        comptime for i in range(Self.element_types.length):
            elt_handler[i](
                __take_value_at[Self.element_types[i]](Self._element[i](self))
            )

    # ===--- text ------------------------------------------------------------------------===#

    def write_to(
        self, mut writer: Some[Writer]
    ) where Self.element_types.all_conforms_to[Writable]():
        """Writes the elements in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        comptime for i in range(Self.element_types.length):
            comptime if i > 0:
                writer.write_string(", ")
            self[i].write_to(writer)
        comptime if Self.element_types.length == 1:
            writer.write_string(",")
        writer.write_string(")")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where Self.element_types.all_conforms_to[Writable]():
        """Writes the name of the type and the elements in parentheses.

        Args:
            writer: Where to write.
        """
        comptime if Self.element_types.length == 0:
            writer.write_string("Tuple[]")
        else:
            writer.write_string(StringLiteral[__type_name[Self, style=3]()]())
        writer.write_string("(")
        comptime for i in range(Self.element_types.length):
            comptime if i > 0:
                writer.write_string(", ")
            self[i].write_repr_to(writer)
        comptime if Self.element_types.length == 1:
            writer.write_string(",")
        writer.write_string(")")
