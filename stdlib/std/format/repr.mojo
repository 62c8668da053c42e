# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The debug text of a value."""


def repr[T: Writable](value: T) -> String:
    """Returns the debug text of a value.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.

    Returns:
        What `write_repr_to` writes.
    """
    var result = String()
    value.write_repr_to(result)
    return result^


def repr(value: NoneType) -> String:
    """Returns the debug text of `None`.

    Args:
        value: The value `None`.

    Returns:
        The text "None".
    """
    return String("None")
