# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Ending the process."""

from std.builtin._intrinsics import external_call


def exit() -> Never:
    """Ends the process with status 0; live values aren't destroyed."""
    external_call["kiln_exit", Never](Int32(0))


def exit[T: Intable, //](code: T) -> Never:
    """Ends the process with a status; live values aren't destroyed."""
    external_call["kiln_exit", Never](Int32(code.__int__()))
