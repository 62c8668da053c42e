# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Ending the process."""

from std.builtin._intrinsics import external_call


def exit():
    """Ends the process with status 0; live values aren't destroyed. To the type system it is a call that returns."""
    external_call["kiln_exit", NoneType](Int32(0))


def exit[T: Intable, //](code: T):
    """Ends the process with a status; live values aren't destroyed. To the type system it is a call that returns."""
    external_call["kiln_exit", NoneType](Int32(code.__int__()))
