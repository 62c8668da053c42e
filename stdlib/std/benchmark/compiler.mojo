# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Hiding values from the optimizer."""

from std.builtin._intrinsics import __inline_assembly
from std.memory.pointer import Pointer


@always_inline
def _use(address: Int):
    """Stands for a use of the memory at an address: assembly of which the
    optimizer knows only that it may read and write any memory."""
    if not __is_run_in_comptime_interpreter:
        __inline_assembly["", NoneType, "r,~{memory}", True](address)


@always_inline
def keep[T: AnyType, origin: Origin, //](ref[origin] value: T):
    """Forces a value to be computed."""
    _use(Int(Pointer(to=value)))


@always_inline
def black_box[
    T: AnyType, origin: Origin, //
](ref[origin] value: T) -> ref[origin] T:
    """Returns a value that the optimizer knows nothing about."""
    _use(Int(Pointer(to=value)))
    return value


@always_inline
def black_box[T: Movable, //](*, var take: T) -> T:
    """Returns a value that the optimizer knows nothing about."""
    _use(Int(Pointer(to=take)))
    return take^


@always_inline
def clobber_memory():
    """Makes the optimizer assume that all memory changes here."""
    _use(0)
