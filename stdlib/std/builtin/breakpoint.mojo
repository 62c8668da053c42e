# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Breakpoints."""


@always_inline
def breakpoint():
    """Traps into a debugger."""
    __mlir_op.`llvm.intr.debugtrap`[_type=None]()
