# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Utilities: variants, static tuples, index lists, locks."""

from std.utils.index import Index, IndexList, product
from std.utils.lock import (
    BlockingScopedLock,
    BlockingSpinLock,
    SpinWaiter,
)
from std.utils.static_tuple import StaticTuple
from std.utils.variant import Variant
