# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Atomic operations."""

from std.atomic.atomic import Atomic, Consistency, Ordering, fence
