# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A value or nothing: `Optional` and `OptionalReg`."""

from std.reflection.location import SourceLocation
from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __address_of,
    __copy_is_trivial,
    __destroy_is_trivial,
    __destroy_value_at,
    __init_copy_at,
    __init_value_at,
    __move_is_trivial,
    __ref_at,
    __take_value_at,
    __type_name,
    __uninitialized,
)
from std.builtin.device_passable import DevicePassable
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit
from std.os import abort
from std.reflection.location import call_location, source_location
from std.utils._nicheable import _has_niche, _isa_niche, _write_niche


@fieldwise_init
struct EmptyOptionalError[T: AnyType](TrivialRegisterPassable, Writable):
    """What `opt[]` raises when there is no value.

    Parameters:
        T: The type of the value.
    """

    pass


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy an `Optional` of a"
    " non-`Deinitable` type"
)
struct Optional[
    T: AnyType
](
    Boolable,
    Copyable where conforms_to(T, Copyable),
    Defaultable,
    Deinitable where conforms_to(T, Deinitable),
    Equatable where conforms_to(T, Equatable),
    Hashable where conforms_to(T, Hashable),
    ImplicitlyCopyable where conforms_to(T, ImplicitlyCopyable),
    Iterable where conforms_to(T, Copyable),
    IterableOwned where conforms_to(T, Movable) and conforms_to(T, Deinitable),
    Movable where conforms_to(T, Movable),
    RegisterPassable where conforms_to(T, RegisterPassable),
    Writable where conforms_to(T, Writable),
):
    """A value of type `T`, or nothing.

    A type with an invalid bit pattern (a pointer) needs no more room than the
    value; other types need a flag.

    Parameters:
        T: The type of the value.
    """

    comptime Element = Self.T
    """The type of the value."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _OptionalIter[Self.T]
    """The type of the iterator."""

    comptime IteratorOwnedType: Iterator = _OptionalIter[Self.T]
    """The type of the consuming iterator."""

    comptime _niche = _has_niche[Self.T]()
    """Whether an invalid bit pattern stands for nothing."""

    comptime _Flag = NoneType if Self._niche else Bool
    comptime _Storage = __mlir_type[`!mojo.array<1, `, Self.T, `>`]

    comptime __copy_ctor_is_trivial = __copy_is_trivial[Self.T]()
    comptime __move_ctor_is_trivial = __move_is_trivial[Self.T]()
    comptime __del__is_trivial = __destroy_is_trivial[Self.T]()

    var _storage: Self._Storage
    var _flag: Self._Flag

    # ===--- lifecycle ---------------------------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds an empty optional."""
        self._storage = __uninitialized[Self._Storage]()
        comptime if Self._niche:
            self._flag = rebind[Self._Flag](NoneType())
            _write_niche[Self.T](__address_of(self._storage))
        else:
            self._flag = rebind[Self._Flag](False)

    @implicit
    @always_inline
    def __init__(out self, var value: Self.T):
        """Builds an optional with a value.

        Args:
            value: The value.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime if Self._niche:
            self._flag = rebind[Self._Flag](NoneType())
        else:
            self._flag = rebind[Self._Flag](True)
        __init_value_at[Self.T](__address_of(self._storage), value^)

    @implicit
    @always_inline
    def __init__(out self, value: NoneType):
        """Builds an empty optional.

        Args:
            value: `None`.
        """
        self = Self()

    @always_inline
    def __init__[F: def() -> Self.T](out self, *, init_with: F):
        """Builds the value in place.

        Parameters:
            F: The type of the function.

        Args:
            init_with: Makes the value.
        """
        self = Self(init_with())

    @implicit
    @always_inline
    def __init__(out self, optional_reg: OptionalReg[Self.T]):
        """Converts an `OptionalReg`.

        Args:
            optional_reg: The optional.
        """
        if optional_reg:
            self = Self(optional_reg.unsafe_value())
        else:
            self = Self()

    @always_inline
    def __init__(out self, *, copy: Self) where conforms_to(Self.T, Copyable):
        """Copies the value if there is one.

        Args:
            copy: The optional to copy.
        """
        self._storage = __uninitialized[Self._Storage]()
        self._flag = copy._flag
        comptime if __copy_is_trivial[Self.T]():
            self._storage = copy._storage
        else:
            if copy._has_value():
                __init_copy_at[Self.T](
                    __address_of(self._storage), copy.unsafe_value()
                )
            else:
                comptime if Self._niche:
                    self._storage = copy._storage

    @always_inline
    def __init__(
        out self, *, deinit move: Self
    ) where conforms_to(Self.T, Movable):
        """Moves the value if there is one.

        Args:
            move: The optional to move from.
        """
        self._storage = __uninitialized[Self._Storage]()
        self._flag = move._flag
        comptime if __move_is_trivial[Self.T]():
            self._storage = move._storage
        else:
            if move._has_value():
                __init_value_at[Self.T](
                    __address_of(self._storage),
                    __take_value_at[Self.T](__address_of(move._storage)),
                )
            else:
                comptime if Self._niche:
                    self._storage = move._storage

    @always_inline
    def __deinit__(deinit self):
        """Destroys the value if there is one."""
        comptime if not __destroy_is_trivial[Self.T]():
            if self._has_value():
                __destroy_value_at[Self.T](__address_of(self._storage))

    def deinit_with(deinit self, deinit_func: Some[def(var T: Self.T)], /):
        """Ends the optional by handing over the value if there is one.

        Args:
            deinit_func: What ends the life of the value.
        """
        if self._has_value():
            deinit_func(__take_value_at[Self.T](__address_of(self._storage)))

    @always_inline
    def deinit_assert_empty(deinit self):
        """Ends an optional that must be empty."""
        debug_assert[assert_mode="safe"](
            not self._has_value(),
            "`deinit_assert_empty()` called on a non-empty `Optional`",
        )

    # ===--- presence ------------------------------------------------------------===#

    @always_inline
    def _has_value(self) -> Bool:
        """Whether there is a value."""
        comptime if Self._niche:
            return not _isa_niche[Self.T](__address_of(self._storage))
        else:
            return rebind[Bool](self._flag)

    @always_inline
    def _mark_empty(mut self):
        """Forgets the value, which was moved out."""
        comptime if Self._niche:
            _write_niche[Self.T](__address_of(self._storage))
        else:
            self._flag = rebind[Self._Flag](False)

    @always_inline
    def __bool__(self) -> Bool:
        """Whether there is a value.

        Returns:
            Whether it isn't empty.
        """
        return self._has_value()

    @always_inline
    def __invert__(self) -> Bool:
        """Whether there is no value.

        Returns:
            Whether it is empty.
        """
        return not self._has_value()

    @always_inline
    def __is__(self, other: NoneType) -> Bool:
        """Whether there is no value.

        Args:
            other: `None`.

        Returns:
            Whether it is empty.
        """
        return not self._has_value()

    @always_inline
    def __isnot__(self, other: NoneType) -> Bool:
        """Whether there is a value.

        Args:
            other: `None`.

        Returns:
            Whether it isn't empty.
        """
        return self._has_value()

    @always_inline
    def __eq__(self, rhs: NoneType) -> Bool:
        """Whether there is no value.

        Args:
            rhs: `None`.

        Returns:
            Whether it is empty.
        """
        return not self._has_value()

    @always_inline
    def __ne__(self, rhs: NoneType) -> Bool:
        """Whether there is a value.

        Args:
            rhs: `None`.

        Returns:
            Whether it isn't empty.
        """
        return self._has_value()

    def __eq__(self, rhs: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether both are empty or have equal values.

        Args:
            rhs: The other optional.

        Returns:
            The comparison.
        """
        if self._has_value():
            if rhs._has_value():
                return self.unsafe_value() == rhs.unsafe_value()
            return False
        return not rhs._has_value()

    @always_inline
    def __ne__(self, rhs: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether only one is empty or the values differ.

        Args:
            rhs: The other optional.

        Returns:
            The comparison.
        """
        return not (self == rhs)

    # ===--- the value --------------------------------------------------------------===#

    @always_inline
    def __getitem__(
        ref self,
    ) raises EmptyOptionalError[Self.T] -> ref[self] Self.T:
        """The value.

        Returns:
            A reference to the value.

        Raises:
            `EmptyOptionalError` when there is none.
        """
        if not self._has_value():
            raise EmptyOptionalError[Self.T]()
        return self.unsafe_value()

    @always_inline
    def value(ref self) -> ref[self] Self.T:
        """The value; aborts when there is none.

        Returns:
            A reference to the value.
        """
        if not self._has_value():
            _abort_empty("value", call_location())
        return self.unsafe_value()

    @always_inline
    def unsafe_value(ref self) -> ref[self] Self.T:
        """The value, which must be there.

        Returns:
            A reference to the value.
        """
        debug_assert(self._has_value(), "`.value()` on empty `Optional`")
        return __ref_at[Self.T, origin_of(self)](__address_of(self._storage))

    @always_inline
    def take(mut self) -> Self.T where conforms_to(Self.T, Movable):
        """Moves the value out and leaves nothing; aborts when there is none.

        Returns:
            The value.
        """
        if not self._has_value():
            _abort_empty("take", source_location())
        return self.unsafe_take()

    @always_inline
    def unsafe_take(mut self) -> Self.T where conforms_to(Self.T, Movable):
        """Moves the value, which must be there, out and leaves nothing.

        Returns:
            The value.
        """
        debug_assert(self._has_value(), "`.unsafe_take()` on empty `Optional`")
        var result = __take_value_at[Self.T](__address_of(self._storage))
        self._mark_empty()
        return result^

    @always_inline
    def into_inner(deinit self) -> Self.T where conforms_to(Self.T, Movable):
        """Moves the value out; aborts when there is none.

        Returns:
            The value.
        """
        if not self._has_value():
            _abort_empty("into_inner", call_location())
        return __take_value_at[Self.T](__address_of(self._storage))

    @always_inline
    def or_else(
        deinit self, var default: Self.T
    ) -> Self.T where conforms_to(Self.T, Movable):
        """The value, or another when there is none.

        Args:
            default: The other value.

        Returns:
            One of the two.
        """
        if self._has_value():
            return __take_value_at[Self.T](__address_of(self._storage))
        return default^

    def map[
        To: Movable, //, F: def(var Self.T) -> To
    ](deinit self, f: F) -> Optional[To]:
        """Applies a function to the value.

        Parameters:
            To: The type of the result.
            F: The type of the function.

        Args:
            f: The function.

        Returns:
            The result, or nothing when there is no value.
        """
        if self._has_value():
            return Optional[To](
                f(__take_value_at[Self.T](__address_of(self._storage)))
            )
        return Optional[To]()

    def and_then[
        To: Movable, //, F: def(var Self.T) -> Optional[To]
    ](deinit self, f: F) -> Optional[To]:
        """Applies a function that may give nothing.

        Parameters:
            To: The type of the result.
            F: The type of the function.

        Args:
            f: The function.

        Returns:
            The result, or nothing when there is no value.
        """
        if self._has_value():
            return f(__take_value_at[Self.T](__address_of(self._storage)))
        return Optional[To]()

    def copied[U: Copyable, //](self: Optional[Pointer[U, _]]) -> Optional[U]:
        """A copy of the pointee.

        Parameters:
            U: The type of the pointee.

        Returns:
            The copy, or nothing when there is no pointer.
        """
        if self:
            return Optional[U](self.unsafe_value()[].copy())
        return Optional[U]()

    # ===--- iteration, hash, text ------------------------------------------------------===#

    def __iter__(
        ref self,
    ) -> _OptionalIter[Self.T] where conforms_to(Self.T, Copyable):
        """Iterates over a copy of the value.

        Returns:
            An iterator of at most one element.
        """
        if self._has_value():
            return _OptionalIter[Self.T](
                Optional[Self.T](Self.T(copy=self.unsafe_value()))
            )
        return _OptionalIter[Self.T](Optional[Self.T]())

    def __iter__(
        var self,
    ) -> _OptionalIter[Self.T] where conforms_to(Self.T, Movable):
        """Iterates over the value.

        Returns:
            An iterator of at most one element.
        """
        return _OptionalIter[Self.T](self^)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many values there are.

        Returns:
            Twice 0 or 1.
        """
        if self._has_value():
            return (1, Optional[Int](1))
        return (0, Optional[Int](0))

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.T, Hashable):
        """Feeds 1 and the value, or 0.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        if self._has_value():
            hasher._update_with_simd(UInt8(1))
            self.unsafe_value().__hash__(hasher)
        else:
            hasher._update_with_simd(UInt8(0))

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the value, or `None`.

        Args:
            writer: Where to write.
        """
        if self._has_value():
            self.unsafe_value().write_to(writer)
        else:
            writer.write_string("None")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the value.

        Args:
            writer: Where to write.
        """
        writer.write_string("Optional[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string("](")
        if self._has_value():
            self.unsafe_value().write_repr_to(writer)
        else:
            writer.write_string("None")
        writer.write_string(")")


@no_inline
def _abort_empty(method: StaticString, location: SourceLocation) -> Never:
    """Ends the process because an optional is empty."""
    abort(
        String(
            "`Optional.",
            method,
            (
                "()` called on empty `Optional`. Consider using `if optional:`"
                " to check whether the `Optional` is empty before calling `."
            ),
            method,
            "()`, or use `.or_else()` to provide a default value.",
        ),
        location=location,
    )


struct _OptionalIter[
    T: Movable
](Copyable where conforms_to(T, Copyable), Iterable, Iterator):
    """Yields the value of an optional."""

    comptime Element = Self.T
    """The type of the value."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    var _optional: Optional[Self.T]

    def __init__(out self, var optional: Optional[Self.T]):
        """Iterates over an optional."""
        self._optional = optional^

    def __iter__(ref self) -> Self where conforms_to(Self.T, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The value, once."""
        if not self._optional:
            raise StopIteration()
        return self._optional.unsafe_take()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Twice the number of values left."""
        return self._optional.bounds()


struct OptionalReg[
    T: TrivialRegisterPassable
](Boolable, Defaultable, TrivialRegisterPassable):
    """A trivial value or nothing, passed in registers.

    Parameters:
        T: The type of the value.
    """

    var _value: Self.T
    var _present: Bool

    @always_inline
    def __init__(out self):
        """Builds an empty optional."""
        self._value = __uninitialized[Self.T]()
        self._present = False

    @implicit
    @always_inline
    def __init__(out self, value: Self.T):
        """Builds an optional with a value.

        Args:
            value: The value.
        """
        self._value = value
        self._present = True

    @implicit
    @always_inline
    def __init__(out self, value: NoneType):
        """Builds an empty optional.

        Args:
            value: `None`.
        """
        self._value = __uninitialized[Self.T]()
        self._present = False

    @implicit
    @always_inline
    def __init__(out self, value: Optional[Self.T]):
        """Converts an `Optional`.

        Args:
            value: The optional.
        """
        if value:
            self = Self(value.unsafe_value())
        else:
            self = Self()

    @always_inline
    def __bool__(self) -> Bool:
        """Whether there is a value.

        Returns:
            Whether it isn't empty.
        """
        return self._present

    @always_inline
    def __is__(self, other: NoneType) -> Bool:
        """Whether there is no value.

        Args:
            other: `None`.

        Returns:
            Whether it is empty.
        """
        return not self._present

    @always_inline
    def __isnot__(self, other: NoneType) -> Bool:
        """Whether there is a value.

        Args:
            other: `None`.

        Returns:
            Whether it isn't empty.
        """
        return self._present

    @always_inline
    def value(self) -> Self.T:
        """The value, which must be there.

        Returns:
            The value.
        """
        return self._value

    @always_inline
    def unsafe_value(self) -> Self.T:
        """The value, which must be there.

        Returns:
            The value.
        """
        return self._value

    @always_inline
    def or_else(self, default: Self.T) -> Self.T:
        """The value, or another when there is none.

        Args:
            default: The other value.

        Returns:
            One of the two.
        """
        if self._present:
            return self._value
        return default
