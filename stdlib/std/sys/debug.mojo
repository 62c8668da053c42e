# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Debugger hooks."""

from std.builtin.breakpoint import breakpoint


def breakpointhook():
    """Stops in the debugger."""
    breakpoint()
