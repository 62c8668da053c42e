# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of floating-point literals."""

from std.builtin._intrinsics import (
    __float_literal_special,
    __float_literal_to_scalar,
)


@__nonmaterializable(Float64)
struct FloatLiteral[
    value: __mlir_type.`!mojo.float_literal`
](
    Boolable,
    Defaultable,
    Floatable,
    Intable,
    TrivialRegisterPassable,
    Writable,
):
    """An exact rational (or infinity, nan, negative zero) known while compiling.

    The value lives in the type. Arithmetic and comparison between literals are
    done exactly by the compiler.

    Parameters:
        value: The number.
    """

    comptime nan = FloatLiteral[__float_literal_special["nan".value]()]()
    """Not a number."""

    comptime infinity = FloatLiteral[__float_literal_special["inf".value]()]()
    """Positive infinity."""

    comptime negative_infinity = FloatLiteral[
        __float_literal_special["-inf".value]()
    ]()
    """Negative infinity."""

    comptime negative_zero = FloatLiteral[
        __float_literal_special["-0".value]()
    ]()
    """Zero with a minus sign."""

    @always_inline("nodebug")
    def __init__(out self):
        """Builds the literal."""
        pass

    @always_inline("nodebug")
    def __bool__(self) -> Bool:
        """Whether the value is not zero.

        Returns:
            The truth.
        """
        return Float64(self) != Float64(0)

    @always_inline("nodebug")
    def __float__(self) -> Float64:
        """The value as a `Float64`.

        Returns:
            The value, rounded to nearest even.
        """
        return __float_literal_to_scalar[DType.float64, Self.value]()

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The value without its fraction.

        Returns:
            The integer part.
        """
        return Int(self.__float__())

    @always_inline
    def is_nan(self) -> Bool:
        """Whether this is not a number.

        Returns:
            Whether it is nan.
        """
        var x = self.__float__()
        return x != x

    @always_inline
    def is_neg_zero(self) -> Bool:
        """Whether this is zero with a minus sign.

        Returns:
            Whether it is negative zero.
        """
        return self.__float__().to_bits() == UInt64(0x8000_0000_0000_0000)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the value as a `Float64`.

        Args:
            writer: Where to write.
        """
        Float64(self).write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the value as a `Float64`.

        Args:
            writer: Where to write.
        """
        Float64(self).write_repr_to(writer)
