# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The trait of hash functions."""

from std.builtin.traits import Hasher
from std.hashlib.hash import default_comp_time_hasher, default_hasher
