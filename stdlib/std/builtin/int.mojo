# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Indices: `index` and the traits of integer-like types."""

from std.builtin.simd import (
    Int,
    UInt,
)
from std.builtin.traits import Indexer, Intable, IntableRaising


@always_inline("nodebug")
def index[T: Indexer](idx: T, /) -> Int:
    """Converts an index-like value to `Int`.

    Parameters:
        T: The type of the value.

    Args:
        idx: The value.

    Returns:
        The number.
    """
    return Int(mlir_value=idx.__mlir_index__())
