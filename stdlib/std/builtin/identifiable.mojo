# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Traits of the core library; see `std.builtin.traits`."""

from std.builtin.traits import (
    Identifiable,
)
