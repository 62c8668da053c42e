# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The traits of the language and of the core library."""

from std.iter import _next_value
from std.builtin.some import Some, SomeTypeList
from std.builtin._intrinsics import (
    __list_get_type,
    __ref_at,
    __address_of,
    __struct_field_count,
    __struct_field_name,
    __struct_field_offset,
    __struct_field_types,
    __type_name,
)

# ===--- lifecycle -----------------------------------------------------------===#


trait AnyType:
    """What every type conforms to."""

    pass


trait Deinitable:
    """A type whose values may be destroyed implicitly."""

    def __deinit__(deinit self, /):
        """Ends the life of the value."""
        ...


trait Movable:
    """A type whose values can change their place."""

    def __init__(out self, *, deinit move: Self):
        """Builds a value from one that ends its life.

        Args:
            move: The value to move from.
        """
        ...


trait Copyable(Movable):
    """A type whose values can be copied explicitly."""

    def __init__(out self, *, copy: Self):
        """Builds an equal, independent value.

        Args:
            copy: The value to copy.
        """
        ...

    @always_inline
    def copy(self) -> Self:
        """Returns a copy of this value.

        Returns:
            The copy.
        """
        return Self(copy=self)


trait ImplicitlyCopyable(Copyable):
    """A type whose values are copied wherever a value is needed."""

    pass


trait Defaultable:
    """A type that can be built without arguments."""

    def __init__(out self):
        """Builds the default value."""
        ...


trait RegisterPassable(Movable):
    """A type whose values have no identity and may live in registers."""

    pass


trait TrivialRegisterPassable(
    Deinitable, ImplicitlyCopyable, Movable, RegisterPassable
):
    """A register-passable type whose copies, moves and destruction are bits."""

    pass


# ===--- comparison ------------------------------------------------------------===#


trait Equatable:
    """A type whose values can be compared for equality."""

    def __eq__(self, other: Self) -> Bool:
        """Compares all fields in declaration order.

        Args:
            other: The value to compare with.

        Returns:
            Whether all fields are equal.
        """
        comptime for i in range(__struct_field_count[Self]()):
            comptime Field = __list_get_type[__struct_field_types[Self](), i]()
            comptime assert conforms_to(Field, Equatable), _derive_error[
                Self, i, "Equatable"
            ]()
            if _field[Field, i](self) != _field[Field, i](other):
                return False
        return True

    @always_inline
    def __ne__(self, other: Self) -> Bool:
        """Compares for inequality.

        Args:
            other: The value to compare with.

        Returns:
            The negation of `==`.
        """
        return not (self == other)


trait Comparable(Equatable):
    """A type whose values have an order; only `<` must be written."""

    def __lt__(self, rhs: Self) -> Bool:
        """Whether this value comes before `rhs`.

        Args:
            rhs: The value to compare with.

        Returns:
            Whether `self < rhs`.
        """
        ...

    @always_inline
    def __gt__(self, rhs: Self) -> Bool:
        """Whether this value comes after `rhs`.

        Args:
            rhs: The value to compare with.

        Returns:
            `rhs < self`.
        """
        return rhs < self

    @always_inline
    def __le__(self, rhs: Self) -> Bool:
        """Whether this value doesn't come after `rhs`.

        Args:
            rhs: The value to compare with.

        Returns:
            `not (rhs < self)`.
        """
        return not (rhs < self)

    @always_inline
    def __ge__(self, rhs: Self) -> Bool:
        """Whether this value doesn't come before `rhs`.

        Args:
            rhs: The value to compare with.

        Returns:
            `not (self < rhs)`.
        """
        return not (self < rhs)


trait Identifiable:
    """A type whose values have an identity that `is` compares."""

    def __is__(self, rhs: Self) -> Bool:
        """Whether both are the same object.

        Args:
            rhs: The other object.

        Returns:
            Whether they are the same.
        """
        ...

    @always_inline
    def __isnot__(self, rhs: Self) -> Bool:
        """Whether the two are different objects.

        Args:
            rhs: The other object.

        Returns:
            The negation of `is`.
        """
        return not (self is rhs)


# ===--- conversions -------------------------------------------------------------===#


trait Boolable:
    """A type whose values can stand in a condition."""

    def __bool__(self) -> Bool:
        """The truth of the value.

        Returns:
            Whether the value counts as true.
        """
        ...


trait Intable:
    """A type that converts to `Int`."""

    def __int__(self) -> Int:
        """The value as an `Int`.

        Returns:
            The integer.
        """
        ...


trait IntableRaising:
    """A type that may convert to `Int`."""

    def __int__(self) raises -> Int:
        """The value as an `Int`.

        Returns:
            The integer.

        Raises:
            When the value is not an integer.
        """
        ...


trait Floatable:
    """A type that converts to `Float64`."""

    def __float__(self) -> Float64:
        """The value as a `Float64`.

        Returns:
            The number.
        """
        ...


trait FloatableRaising:
    """A type that may convert to `Float64`."""

    def __float__(self) raises -> Float64:
        """The value as a `Float64`.

        Returns:
            The number.

        Raises:
            When the value is not a number.
        """
        ...


trait Indexer:
    """A type whose values can be an index."""

    def __mlir_index__(self) -> __mlir_type.index:
        """The value as a machine index.

        Returns:
            The index.
        """
        ...


trait Sized:
    """A type whose values have a length."""

    def __len__(self) -> Int:
        """The length.

        Returns:
            The number of elements.
        """
        ...


trait SizedRaising:
    """A type whose values may have a length."""

    def __len__(self) raises -> Int:
        """The length.

        Returns:
            The number of elements.

        Raises:
            When the value has no length.
        """
        ...


# ===--- arithmetic -----------------------------------------------------------===#


trait Absable:
    """A type with `abs`."""

    def __abs__(self) -> Self:
        """The absolute value.

        Returns:
            The absolute value.
        """
        ...


trait Powable:
    """A type with `**` on its own values."""

    def __pow__(self, exp: Self) -> Self:
        """The power.

        Args:
            exp: The exponent.

        Returns:
            `self ** exp`.
        """
        ...


trait Roundable:
    """A type with `round`."""

    def __round__(self) -> Self:
        """The nearest integer.

        Returns:
            The rounded value.
        """
        ...

    def __round__(self, ndigits: Int) -> Self:
        """The value rounded to a number of decimals.

        Args:
            ndigits: The number of digits after the point.

        Returns:
            The rounded value.
        """
        ...


trait Ceilable:
    """A type with `ceil`."""

    def __ceil__(self) -> Self:
        """The smallest integer not below.

        Returns:
            The ceiling.
        """
        ...


trait Floorable:
    """A type with `floor`."""

    def __floor__(self) -> Self:
        """The largest integer not above.

        Returns:
            The floor.
        """
        ...


trait Truncable:
    """A type with `trunc`."""

    def __trunc__(self) -> Self:
        """The integer part.

        Returns:
            The value without its fraction.
        """
        ...


trait CeilDivable:
    """A type with `ceildiv`."""

    def __ceildiv__(self, denominator: Self) -> Self:
        """The quotient, rounded up.

        Args:
            denominator: The divisor.

        Returns:
            The quotient.
        """
        ...


trait CeilDivableRaising:
    """A type whose `ceildiv` may raise."""

    def __ceildiv__(self, denominator: Self) raises -> Self:
        """The quotient, rounded up.

        Args:
            denominator: The divisor.

        Returns:
            The quotient.

        Raises:
            When there is none.
        """
        ...


trait DivModable(ImplicitlyCopyable):
    """A type with `divmod`."""

    def __divmod__(self, denominator: Self) -> Tuple[Self, Self]:
        """Quotient and remainder.

        Args:
            denominator: The divisor.

        Returns:
            The quotient and the remainder.
        """
        ...


# ===--- text and hashing --------------------------------------------------------===#


trait Writer:
    """Something that text can be written to."""

    def write_string(mut self, string: StringSpan[...]):
        """Appends the bytes of a text.

        Args:
            string: The text.
        """
        ...

    @always_inline
    def write[*Ts: Writable](mut self, *args: *Ts):
        """Writes values one after the other.

        Parameters:
            Ts: The types of the values.

        Args:
            args: The values.
        """
        comptime for i in range(args.__len__()):
            args[i].write_to(self)


trait Writable:
    """A type whose values have a text form."""

    def write_to(self, mut writer: Some[Writer]):
        """Writes `Name(field=value, ...)` with the display text of the fields.

        Args:
            writer: Where to write.
        """
        writer.write_string(
            StringLiteral[__type_name[Self, style=3]()]().as_string_slice()
        )
        writer.write_string("(")
        comptime for i in range(__struct_field_count[Self]()):
            comptime Field = __list_get_type[__struct_field_types[Self](), i]()
            comptime assert conforms_to(Field, Writable), _derive_error[
                Self, i, "Writable"
            ]()
            comptime if i > 0:
                writer.write_string(", ")
            writer.write_string(
                StringLiteral[
                    __struct_field_name[Self, i]()
                ]().as_string_slice()
            )
            writer.write_string("=")
            _field[Field, i](self).write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Name(field=value, ...)` with the debug text of the fields.

        Args:
            writer: Where to write.
        """
        writer.write_string(
            StringLiteral[__type_name[Self, style=3]()]().as_string_slice()
        )
        writer.write_string("(")
        comptime for i in range(__struct_field_count[Self]()):
            comptime Field = __list_get_type[__struct_field_types[Self](), i]()
            comptime assert conforms_to(Field, Writable), _derive_error[
                Self, i, "Writable"
            ]()
            comptime if i > 0:
                writer.write_string(", ")
            writer.write_string(
                StringLiteral[
                    __struct_field_name[Self, i]()
                ]().as_string_slice()
            )
            writer.write_string("=")
            _field[Field, i](self).write_repr_to(writer)
        writer.write_string(")")


trait Hashable:
    """A type whose values can be hashed."""

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds every field in declaration order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        comptime for i in range(__struct_field_count[Self]()):
            comptime Field = __list_get_type[__struct_field_types[Self](), i]()
            comptime assert conforms_to(Field, Hashable), _derive_error[
                Self, i, "Hashable"
            ]()
            _field[Field, i](self).__hash__(hasher)


trait Hasher:
    """A hash function with a state."""

    def __init__(out self):
        """Builds the initial state."""
        ...

    def _update_with_bytes(mut self, data: Span[Byte, _]):
        """Feeds bytes.

        Args:
            data: The bytes.
        """
        ...

    def _update_with_simd(mut self, value: SIMD[_, _]):
        """Feeds the lanes of a vector.

        Args:
            value: The vector.
        """
        ...

    def update(mut self, value: Some[Hashable]):
        """Feeds a value.

        Args:
            value: The value.
        """
        ...

    def finish(var self) -> UInt64:
        """Ends the hashing.

        Returns:
            The hash.
        """
        ...


# ===--- iteration --------------------------------------------------------------===#


trait Iterator(Deinitable, Movable):
    """A sequence of values, produced one by one."""

    comptime Element: Movable
    """The type of the values."""

    def __next__(mut self) raises StopIteration -> Self.Element:
        """Produces the next value.

        Returns:
            The value.

        Raises:
            `StopIteration` when there is none.
        """
        ...

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many values are left.

        Returns:
            At least how many, and at most how many if that is known.
        """
        return (0, Optional[Int]())

    def nth(var self, n: Int) -> Optional[Self.Element]:
        """Skips `n` values.

        Args:
            n: The number of values to skip.

        Returns:
            The value after them, or nothing.
        """
        debug_assert[assert_mode="safe"](n >= 0, "nth: n must be non-negative")
        try:
            for _ in range(n):
                _ = self.__next__()
            return Optional[Self.Element](_next_value(self))
        except:
            return Optional[Self.Element]()


trait Iterable:
    """A type that can be iterated by reference."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator
    """The type of the iterator over a value with that origin."""

    def __iter__(ref self) -> Self.IteratorType[origin_of(self)]:
        """Starts an iteration.

        Returns:
            The iterator.
        """
        ...


trait IterableOwned:
    """A type that can be iterated by consuming it."""

    comptime IteratorOwnedType: Iterator
    """The type of the iterator."""

    def __iter__(var self) -> Self.IteratorOwnedType:
        """Starts an iteration.

        Returns:
            The iterator, which owns the values.
        """
        ...


trait ReversibleRange:
    """A range that can be walked backwards."""

    comptime ReversedType: Iterator
    """The type of the backward iterator."""

    def __reversed__(self) -> Self.ReversedType:
        """Starts a backward iteration.

        Returns:
            The iterator.
        """
        ...


@deprecated(use=Deinitable)
comptime ImplicitlyDestructible = Deinitable
"""Deprecated: use `Deinitable`."""


@deprecated(use=Deinitable)
comptime ImplicitlyDeletable = Deinitable
"""Deprecated: use `Deinitable`."""

comptime KeyElement = Movable & Hashable & Equatable
"""What a key of a dictionary must be."""


# ===--- helpers of the defaults ------------------------------------------------===#


@always_inline("nodebug")
def _field[
    S: AnyType, //, F: AnyType, index: Int
](ref value: S) -> ref[value] F:
    """The field `index` of `value`, whose type is `F`."""
    return __ref_at[F, origin_of(value)](
        __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.i8](
            __address_of(value),
            __struct_field_offset[S, index]().__mlir_index__(),
        )
    )


def _derive_error[S: AnyType, index: Int, Trait: StaticString]() -> String:
    """The text for a field that lacks the trait that its struct derives."""
    comptime Field = __list_get_type[__struct_field_types[S](), index]()
    return String(
        "Could not derive ",
        Trait,
        " for ",
        StringLiteral[__type_name[S, style=3]()](),
        " - member field `",
        StringLiteral[__struct_field_name[S, index]()](),
        ": ",
        StringLiteral[__type_name[Field, style=3]()](),
        "` does not implement ",
        Trait,
    )
