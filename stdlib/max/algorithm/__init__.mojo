# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Loops over ranges and elements."""

from std.algorithm import *
