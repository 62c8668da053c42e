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
from std.sys.info import size_of
from std.sys.intrinsics import assume
from std.utils._nicheable import _has_niche, _isa_niche, _write_niche


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

    comptime _niche_index = Self._find_niche()
    """The alternative whose invalid bit pattern stands for the other one, which
    is empty; -1 without one."""

    comptime _Tag = NoneType if Self._niche_index >= 0 else UInt8

    var _storage: Self._Storage
    var _tag: Self._Tag

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
        self._tag = __uninitialized[Self._Tag]()
        __init_value_at[T](__address_of(self._storage), value^)
        self._mark[tag]()

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
        self._tag = __uninitialized[Self._Tag]()
        __init_value_at[T](__address_of(self._storage), init_with())
        self._mark[tag]()

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
        self._tag = __uninitialized[Self._Tag]()
        __init_value_at[T](__address_of(self._storage), call())
        self._mark[tag]()

    def __init__(
        out self, *, copy: Self
    ) where Self.Ts.all_conforms_to[Copyable]():
        """Copies the value.

        Args:
            copy: The variant to copy.
        """
        self._storage = __uninitialized[Self._Storage]()
        self._tag = copy._tag
        var tag = copy._held()
        comptime if Self._copies_bytes():
            self._storage = copy._storage
        else:
            comptime for i in range(Self.Ts.length):
                if tag == UInt8(i):
                    __init_copy_at[Self.Ts[i]](
                        __address_of(self._storage), copy._at[i]()
                    )
                    self._mark[i]()

    def __init__(
        out self, *, deinit move: Self
    ) where Self.Ts.all_conforms_to[Movable]():
        """Moves the value.

        Args:
            move: The variant to move from.
        """
        self._storage = __uninitialized[Self._Storage]()
        self._tag = move._tag
        var tag = move._held()
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
                    self._mark[i]()

    def __deinit__(deinit self):
        """Destroys the value."""
        self._destroy()

    @always_inline
    def _destroy(ref self):
        """Destroys the value."""
        var tag = self._held()
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

    # ===--- which alternative ---------------------------------------------------===#

    @staticmethod
    def _find_niche() -> Int:
        """The alternative that needs no tag beside the other one, or -1."""
        comptime if Self.Ts.length == 2:
            comptime for i in range(2):
                comptime if Self._is_empty[1 - i]() and (
                    _has_niche[Self.Ts[i]]()
                ):
                    return i
        return -1

    @staticmethod
    def _is_empty[i: Int]() -> Bool:
        """Whether the values of an alternative are no bytes."""
        comptime T = Self.Ts[i]
        return (
            size_of[T]() == 0
            and __copy_is_trivial[T]()
            and __move_is_trivial[T]()
            and __destroy_is_trivial[T]()
        )

    @always_inline
    def _held(self) -> UInt8:
        """The number of the active alternative."""
        comptime niche = Self._niche_index
        comptime if niche >= 0:
            var isa_other = _isa_niche[Self.Ts[niche]](
                __address_of(self._storage)
            )
            return UInt8(1 - niche) if isa_other else UInt8(niche)
        else:
            return rebind[UInt8](self._tag)

    @always_inline
    def _mark[i: Int](mut self):
        """Says that the storage holds a value of alternative `i` now."""
        comptime niche = Self._niche_index
        comptime if niche < 0:
            self._tag = rebind[Self._Tag](UInt8(i))
        elif niche != i:
            _write_niche[Self.Ts[niche]](__address_of(self._storage))

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
        var held = self._held()
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
        self._mark[tag]()
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
        __init_value_at[T](__address_of(self._storage), value^)
        self._mark[tag]()

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
        __init_value_at[T](__address_of(self._storage), init_with())
        self._mark[tag]()

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
        var held = self._held()
        if held != other._held():
            return False
        comptime for i in range(Self.Ts.length):
            if held == UInt8(i):
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
        var held = self._held()
        hasher._update_with_simd(held)
        comptime for i in range(Self.Ts.length):
            if held == UInt8(i):
                self._at[i]().__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where Self.Ts.all_conforms_to[Writable]():
        """Writes the value.

        Args:
            writer: Where to write.
        """
        var held = self._held()
        comptime for i in range(Self.Ts.length):
            if held == UInt8(i):
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
        var held = self._held()
        comptime for i in range(Self.Ts.length):
            if held == UInt8(i):
                self._at[i]().write_repr_to(writer)
        writer.write_string(")")
