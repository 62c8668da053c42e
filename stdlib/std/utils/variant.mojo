# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A value of one of several types."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __address_of,
    __copy_is_trivial,
    __destroy_is_trivial,
    __destroy_value_at,
    __init_copy_at,
    __init_value_at,
    __list_all,
    __list_contains_type,
    __list_union_storage,
    __move_is_trivial,
    __ref_at,
    __take_value_at,
    __type_eq,
    __type_name,
    __uninitialized,
)
from std.os import abort
from std.reflection.location import call_location
from std.sys.intrinsics import assume


@explicit_destroy(
    "Use `unwrap()` or `deinit_with()` to explicitly destroy a `Variant` with"
    " a non-`Deinitable` type"
)
struct Variant[
    *Ts: AnyType
](
    Copyable where Ts.all_conforms_to[Copyable](),
    Deinitable where Ts.all_conforms_to[Deinitable](),
    Equatable where Ts.all_conforms_to[Equatable](),
    Hashable where Ts.all_conforms_to[Hashable](),
    ImplicitlyCopyable where Ts.all_conforms_to[ImplicitlyCopyable](),
    Movable where Ts.all_conforms_to[Movable](),
    RegisterPassable where Ts.all_conforms_to[RegisterPassable](),
    Writable where Ts.all_conforms_to[Writable](),
):
    """Holds exactly one value, of one of its alternatives.

    Parameters:
        Ts: The alternatives.
    """

    comptime _Storage = __list_union_storage[Self.Ts.values]()

    comptime __copy_ctor_is_trivial = Self._copies_bytes()
    comptime __move_ctor_is_trivial = Self._moves_bytes()
    comptime __del__is_trivial = Self._dies_silently()

    var _storage: Self._Storage
    var _tag: UInt8

    # ===--- lifecycle --------------------------------------------------------===#

    @implicit
    @always_inline
    def __init__[T: Movable](out self, var value: T):
        """Builds a variant from a value.

        Parameters:
            T: The type of the value, one of the alternatives.

        Args:
            value: The value.
        """
        comptime tag = Self._index[T]()
        self._storage = __uninitialized[Self._Storage]()
        self._tag = UInt8(tag)
        __init_value_at[T](__address_of(self._storage), value^)

    @always_inline
    def __init__[T: Movable, //, F: def() -> T](out self, *, init_with: F):
        """Builds the value in place.

        Parameters:
            T: The type of the value, one of the alternatives.
            F: The type of the function.

        Args:
            init_with: Makes the value.
        """
        comptime tag = Self._index[T]()
        self._storage = __uninitialized[Self._Storage]()
        self._tag = UInt8(tag)
        __init_value_at[T](__address_of(self._storage), init_with())

    @always_inline
    def __init__[T: Movable, //, F: def() -> T](out self, *, call: F):
        """Builds the value in place.

        Parameters:
            T: The type of the value, one of the alternatives.
            F: The type of the function.

        Args:
            call: Makes the value.
        """
        comptime tag = Self._index[T]()
        self._storage = __uninitialized[Self._Storage]()
        self._tag = UInt8(tag)
        __init_value_at[T](__address_of(self._storage), call())

    def __init__(
        out self, *, copy: Self
    ) where Self.Ts.all_conforms_to[Copyable]():
        """Copies the value.

        Args:
            copy: The variant to copy.
        """
        self._storage = __uninitialized[Self._Storage]()
        var tag = copy._tag
        self._tag = tag
        comptime if Self._copies_bytes():
            self._storage = copy._storage
        else:
            comptime for i in range(Self.Ts.length):
                if tag == UInt8(i):
                    __init_copy_at[Self.Ts[i]](
                        __address_of(self._storage), copy._at[i]()
                    )

    def __init__(
        out self, *, deinit move: Self
    ) where Self.Ts.all_conforms_to[Movable]():
        """Moves the value.

        Args:
            move: The variant to move from.
        """
        self._storage = __uninitialized[Self._Storage]()
        var tag = move._tag
        self._tag = tag
        comptime if Self._moves_bytes():
            self._storage = move._storage
        else:
            comptime for i in range(Self.Ts.length):
                if tag == UInt8(i):
                    __init_value_at[Self.Ts[i]](
                        __address_of(self._storage),
                        __take_value_at[Self.Ts[i]](
                            __address_of(move._storage)
                        ),
                    )

    def __deinit__(deinit self):
        """Destroys the value."""
        self._destroy()

    @always_inline
    def _destroy(ref self):
        """Destroys the value."""
        var tag = self._tag
        comptime for i in range(Self.Ts.length):
            comptime if not __destroy_is_trivial[Self.Ts[i]]():
                if tag == UInt8(i):
                    __destroy_value_at[Self.Ts[i]](__address_of(self._storage))

    @staticmethod
    def _copies_bytes() -> Bool:
        """Whether copying any of the alternatives copies its bytes."""
        comptime for i in range(Self.Ts.length):
            comptime if not __copy_is_trivial[Self.Ts[i]]():
                return False
        return True

    @staticmethod
    def _moves_bytes() -> Bool:
        """Whether moving any of the alternatives copies its bytes."""
        comptime for i in range(Self.Ts.length):
            comptime if not __move_is_trivial[Self.Ts[i]]():
                return False
        return True

    @staticmethod
    def _dies_silently() -> Bool:
        """Whether destroying any of the alternatives does nothing."""
        comptime for i in range(Self.Ts.length):
            comptime if not __destroy_is_trivial[Self.Ts[i]]():
                return False
        return True

    def deinit_with[T: Movable, F: def(var T)](deinit self, deinit_func: F):
        """Ends the variant by handing over its value.

        Parameters:
            T: The type of the value.
            F: The type of the function.

        Args:
            deinit_func: What ends the life of the value.
        """
        if not self.isa[T]():
            abort("Variant.deinit_with: wrong variant type")
        deinit_func(__take_value_at[T](__address_of(self._storage)))

    @deprecated("use `deinit_with`")
    def destroy_with[T: Movable, F: def(var T)](deinit self, deinit_func: F):
        """Deprecated: use `deinit_with`.

        Parameters:
            T: The type of the value.
            F: The type of the function.

        Args:
            deinit_func: What ends the life of the value.
        """
        if not self.isa[T]():
            abort("Variant.destroy_with: wrong variant type")
        deinit_func(__take_value_at[T](__address_of(self._storage)))

    # ===--- the value ----------------------------------------------------------===#

    @staticmethod
    def _find[T: AnyType]() -> Int:
        """The number of the first alternative that is `T`, -1 without one."""
        comptime for i in range(Self.Ts.length):
            comptime if __type_eq[Self.Ts[i], T]():
                return i
        return -1

    @staticmethod
    @always_inline
    def _index[T: AnyType]() -> Int:
        """The number of the alternative `T`."""
        comptime result = Self._find[T]()
        comptime assert result >= 0, "Type does not exist in Variant."
        return result

    @staticmethod
    def is_type_supported[T: AnyType]() -> Bool:
        """Whether a type is one of the alternatives.

        Parameters:
            T: The type.

        Returns:
            The answer.
        """
        return Self._find[T]() >= 0

    @always_inline
    def _at[i: Int](ref self) -> ref[self] Self.Ts[i]:
        """The value, which must be of alternative `i`."""
        return __ref_at[Self.Ts[i], origin_of(self)](
            __address_of(self._storage)
        )

    @always_inline
    def isa[T: AnyType](self) -> Bool:
        """Whether the value is of a type.

        Parameters:
            T: The type, one of the alternatives.

        Returns:
            The answer.
        """
        comptime tag = Self._index[T]()
        var held = self._tag
        assume(held < UInt8(Self.Ts.length))
        return held == UInt8(tag)

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem_param__[
        T: AnyType
    ](ref self) -> ref[origin_of(self)._get_owned_interior["value"]] T:
        """The value; aborts when it is of another type.

        Parameters:
            T: The type of the value.

        Returns:
            A reference to the value.
        """
        if not self.isa[T]():
            abort("get: wrong variant type", location=call_location())
        return __ref_at[T, origin_of(self)._get_owned_interior["value"]](
            __address_of(self._storage)
        )

    @always_inline
    def unsafe_get[T: AnyType](ref self) -> ref[self] T:
        """The value, which must be of the type.

        Parameters:
            T: The type of the value.

        Returns:
            A reference to the value.
        """
        debug_assert(self.isa[T](), "get: wrong variant type")
        return __ref_at[T, origin_of(self)](__address_of(self._storage))

    @always_inline
    def unwrap[T: Movable](deinit self) -> T:
        """Moves the value out; aborts when it is of another type.

        Parameters:
            T: The type of the value.

        Returns:
            The value.
        """
        if not self.isa[T]():
            abort("taking the wrong type!")
        return __take_value_at[T](__address_of(self._storage))

    @always_inline
    def unsafe_unwrap[T: Movable](deinit self) -> T:
        """Moves the value, which must be of the type, out.

        Parameters:
            T: The type of the value.

        Returns:
            The value.
        """
        debug_assert(self.isa[T](), "taking wrong type")
        return __take_value_at[T](__address_of(self._storage))

    @deprecated("use `unwrap`")
    @always_inline
    def take[T: Movable](deinit self) -> T:
        """Deprecated: use `unwrap`.

        Parameters:
            T: The type of the value.

        Returns:
            The value.
        """
        if not self.isa[T]():
            abort("taking the wrong type!")
        return __take_value_at[T](__address_of(self._storage))

    @deprecated("use `unsafe_unwrap`")
    @always_inline
    def unsafe_take[T: Movable](deinit self) -> T:
        """Deprecated: use `unsafe_unwrap`.

        Parameters:
            T: The type of the value.

        Returns:
            The value.
        """
        debug_assert(self.isa[T](), "taking wrong type")
        return __take_value_at[T](__address_of(self._storage))

    @always_inline
    def replace[
        Tin: Movable & Deinitable, Tout: Movable
    ](mut self, var value: Tin) -> Tout:
        """Puts another value in; aborts when the old one is of another type.

        Parameters:
            Tin: The type of the new value.
            Tout: The type of the old value.

        Args:
            value: The new value.

        Returns:
            The old value.
        """
        if not self.isa[Tout]():
            abort("taking out the wrong type!")
        return self.unsafe_replace[Tin, Tout](value^)

    @always_inline
    def unsafe_replace[
        Tin: Movable, Tout: Movable
    ](mut self, var value: Tin) -> Tout:
        """Puts another value in; the old one must be of the type.

        Parameters:
            Tin: The type of the new value.
            Tout: The type of the old value.

        Args:
            value: The new value.

        Returns:
            The old value.
        """
        debug_assert(self.isa[Tout](), "taking out the wrong type!")
        comptime tag = Self._index[Tin]()
        var result = __take_value_at[Tout](__address_of(self._storage))
        __init_value_at[Tin](__address_of(self._storage), value^)
        self._tag = UInt8(tag)
        return result^

    @always_inline
    def set[T: Movable](mut self, var value: T):
        """Destroys the old value and stores another.

        Parameters:
            T: The type of the value, one of the alternatives.

        Args:
            value: The new value.
        """
        comptime tag = Self._index[T]()
        comptime assert Self.Ts.all_conforms_to[Deinitable](), (
            "Cannot replace in place when a type is not `Deinitable`"
        )
        self._destroy()
        self._tag = UInt8(tag)
        __init_value_at[T](__address_of(self._storage), value^)

    @always_inline
    def set[T: Movable, //, F: def() -> T](mut self, *, init_with: F):
        """Destroys the old value and builds another in place.

        Parameters:
            T: The type of the value, one of the alternatives.
            F: The type of the function.

        Args:
            init_with: Makes the new value.
        """
        comptime tag = Self._index[T]()
        comptime assert Self.Ts.all_conforms_to[Deinitable](), (
            "Cannot replace in place when a type is not `Deinitable`"
        )
        self._destroy()
        self._tag = UInt8(tag)
        __init_value_at[T](__address_of(self._storage), init_with())

    # ===--- comparison, hash, text -----------------------------------------------===#

    def __eq__(
        self, other: Self
    ) -> Bool where Self.Ts.all_conforms_to[Equatable]():
        """Whether both hold equal values of the same alternative.

        Args:
            other: The other variant.

        Returns:
            The comparison.
        """
        if self._tag != other._tag:
            return False
        comptime for i in range(Self.Ts.length):
            if self._tag == UInt8(i):
                return self._at[i]() == other._at[i]()
        return False

    def __ne__(
        self, other: Self
    ) -> Bool where Self.Ts.all_conforms_to[Equatable]():
        """Whether the values or their types differ.

        Args:
            other: The other variant.

        Returns:
            The comparison.
        """
        return not (self == other)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where Self.Ts.all_conforms_to[Hashable]():
        """Feeds the number of the alternative and the value.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        hasher._update_with_simd(self._tag)
        comptime for i in range(Self.Ts.length):
            if self._tag == UInt8(i):
                self._at[i]().__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where Self.Ts.all_conforms_to[Writable]():
        """Writes the value.

        Args:
            writer: Where to write.
        """
        comptime for i in range(Self.Ts.length):
            if self._tag == UInt8(i):
                self._at[i]().write_to(writer)

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where Self.Ts.all_conforms_to[Writable]():
        """Writes the name of the type and the value.

        Args:
            writer: Where to write.
        """
        writer.write_string("Variant[")
        comptime for i in range(Self.Ts.length):
            comptime if i > 0:
                writer.write_string(", ")
            writer.write_string(
                StringLiteral[__type_name[Self.Ts[i], style=3]()]()
            )
        writer.write_string("](")
        comptime for i in range(Self.Ts.length):
            if self._tag == UInt8(i):
                self._at[i]().write_repr_to(writer)
        writer.write_string(")")
