# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The function `vectorize`."""

from std.algorithm.functional import vectorize
