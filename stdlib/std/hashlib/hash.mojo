# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The function `hash`."""

from std.builtin.traits import Hashable, Hasher
from std.hashlib._ahash import AHasher

comptime default_hasher = AHasher[SIMD[DType.uint64, 4](0)]
"""The hash function of the library."""


def hash[
    T: Hashable, //, HasherType: Hasher = default_hasher
](hashable: T) -> UInt64:
    """Hashes a value.

    Parameters:
        T: The type of the value.
        HasherType: The hash function.

    Args:
        hashable: The value.

    Returns:
        The hash.
    """
    var hasher = HasherType()
    hashable.__hash__(hasher)
    return hasher^.finish()


def hash[
    HasherType: Hasher = default_hasher
](bytes: ImmPointer[UInt8, _], n: Int) -> UInt64:
    """Hashes bytes.

    Parameters:
        HasherType: The hash function.

    Args:
        bytes: The address of the first byte.
        n: The number of bytes.

    Returns:
        The hash.
    """
    var hasher = HasherType()
    hasher._update_with_bytes(Span(unsafe_ptr=bytes, length=n))
    return hasher^.finish()
