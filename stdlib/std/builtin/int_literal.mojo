# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of integer literals."""

from std.builtin.traits import Ceilable, Floorable, Truncable
from std.builtin._intrinsics import (
    __int_literal_to_index,
    __int_literal_to_scalar,
)


@__nonmaterializable(Int)
struct IntLiteral[
    value: __mlir_type.`!mojo.int_literal`
](
    Boolable,
    Ceilable,
    Defaultable,
    Floorable,
    Indexer,
    Intable,
    TrivialRegisterPassable,
    Truncable,
    Writable,
):
    """An integer of any size that is known while compiling.

    The value lives in the type. Arithmetic and comparison between literals are
    done exactly by the compiler.

    Parameters:
        value: The integer.
    """

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
        return Int(self) != Int(0)

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The value as an `Int`.

        Returns:
            The value modulo 2^64.
        """
        return __int_literal_to_scalar[DType.int, Self.value]()

    @always_inline("nodebug")
    def __mlir_index__(self) -> __mlir_type.index:
        """The value as a machine index.

        Returns:
            The index.
        """
        return __int_literal_to_index[Self.value]()

    @always_inline("nodebug")
    def __ceil__(self) -> Self:
        """The value itself.

        Returns:
            The value.
        """
        return self

    @always_inline("nodebug")
    def __floor__(self) -> Self:
        """The value itself.

        Returns:
            The value.
        """
        return self

    @always_inline("nodebug")
    def __trunc__(self) -> Self:
        """The value itself.

        Returns:
            The value.
        """
        return self

    def write_to(self, mut writer: Some[Writer]):
        """Writes the value as an `Int`.

        Args:
            writer: Where to write.
        """
        Int(self).write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the value as an `Int`.

        Args:
            writer: Where to write.
        """
        Int(self).write_repr_to(writer)
