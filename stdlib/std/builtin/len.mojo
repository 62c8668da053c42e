# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The function `len` and its traits."""

from std.builtin.traits import Sized, SizedRaising


@always_inline
def len[T: Sized](value: T) -> Int:
    """The length of a value.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__len__()`.
    """
    return value.__len__()


@always_inline
def len[T: SizedRaising](value: T) raises -> Int:
    """The length of a value that may have none.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        `value.__len__()`.

    Raises:
        What `__len__` raises.
    """
    return value.__len__()


@deprecated(
    "Using String.__len__() is discouraged, prefer .byte_length() or"
    " .count_codepoints()"
)
@always_inline
def len(value: StringSpan[...]) -> Int:
    """The number of bytes of a text.

    Args:
        value: The text.

    Returns:
        The number of bytes.
    """
    return value.byte_length()
