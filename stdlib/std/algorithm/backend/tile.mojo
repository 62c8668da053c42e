# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The function `tile`."""

from std.algorithm.functional import tile
