# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Kiln's own additions to the standard library."""

from kiln.autotune import autotune
