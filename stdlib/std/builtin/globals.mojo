# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Constants in static memory."""

from std.builtin._intrinsics import (
    __copy_is_trivial,
    __destroy_is_trivial,
    __global_constant_address,
    __ref_at,
)


@always_inline
def global_constant[
    T: Copyable & Deinitable, //, value: T
]() -> ref[ImmStaticOrigin] T:
    """A value in read-only static memory.

    Parameters:
        T: The type of the value; it must be trivially copyable and deinitable.
        value: The value.

    Returns:
        A reference to the value.
    """
    comptime assert __copy_is_trivial[T]() and __destroy_is_trivial[T](), (
        "global_constant requires a type with trivial copy and destroy"
        " semantics; types that own memory on the heap, such as List, Dict and"
        " String, are not supported"
    )
    return __ref_at[T, ImmStaticOrigin](__global_constant_address[value]())
