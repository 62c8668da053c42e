# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Hash functions."""

from std.builtin.traits import Hashable, Hasher
from std.hashlib._ahash import AHasher
from std.hashlib._fnv1a import Fnv1a as default_comp_time_hasher
from std.hashlib.hash import default_hasher, hash
