# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Hiding values from the optimizer."""

from std.memory.pointer import Pointer


@no_inline
def _use(address: Int):
    """Stands for a use of the memory at an address."""
    __mlir_op.`mojo.atomic.fence`[
        ordering=__mlir_attr.`#mojo.ordering<seq_cst>`
    ]()


def keep[T: AnyType, origin: Origin, //](ref[origin] value: T):
    """Forces a value to be computed."""
    _use(Int(Pointer(to=value)))


def black_box[
    T: AnyType, origin: Origin, //
](ref[origin] value: T) -> ref[origin] T:
    """Returns a value that the optimizer knows nothing about."""
    _use(Int(Pointer(to=value)))
    return value


def black_box[T: Movable, //](*, var take: T) -> T:
    """Returns a value that the optimizer knows nothing about."""
    _use(Int(Pointer(to=take)))
    return take^


def clobber_memory():
    """Makes the optimizer assume that all memory changes here."""
    _use(0)
