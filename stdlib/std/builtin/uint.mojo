# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The unsigned machine integer."""

from std.builtin.simd import UInt
