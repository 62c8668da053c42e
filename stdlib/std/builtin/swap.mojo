# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Exchanging two values."""

from std.builtin._intrinsics import (
    __address_of,
    __init_value_at,
    __take_value_at,
)


@always_inline
def swap[T: Movable](mut lhs: T, mut rhs: T):
    """Exchanges two values by moving them.

    Parameters:
        T: The type of the values.

    Args:
        lhs: One value.
        rhs: The other value.
    """
    var a = __address_of(lhs)
    var b = __address_of(rhs)
    var first = __take_value_at[T](a)
    __init_value_at[T](a, __take_value_at[T](b))
    __init_value_at[T](b, first^)
