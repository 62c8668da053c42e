# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Heap buffers of strings: an atomic reference count, then the bytes."""

from std.memory.pointer import Pointer

comptime _BytePointer = Pointer[Byte, MutUntrackedOrigin]


@no_inline
def allocate(capacity: Int) -> _BytePointer:
    """Returns the address of `capacity` bytes with a count of one in front."""
    var block = __mlir_op.`mojo.alloc`(
        (capacity + 8).__mlir_index__(), Int(8).__mlir_index__()
    )
    __mlir_op.`mojo.ptr.store`(Int(1)._mlir_value, block)
    return _BytePointer(mlir_value=block).unsafe_offset(8)


@always_inline
def retain(data: _BytePointer):
    """Adds a reference."""
    _ = __mlir_op.`mojo.atomic.rmw`[
        op=__mlir_attr.`#mojo.rmw<add>`,
        ordering=__mlir_attr.`#mojo.ordering<monotonic>`,
    ](data.unsafe_offset(-8)._mlir_value, Int(1)._mlir_value)


@no_inline
def release(data: _BytePointer):
    """Gives up a reference; the last one frees the buffer."""
    var block = data.unsafe_offset(-8)
    if (
        is_unique(data)
        or Int(
            mlir_value=__mlir_op.`mojo.atomic.rmw`[
                op=__mlir_attr.`#mojo.rmw<sub>`,
                ordering=__mlir_attr.`#mojo.ordering<acq_rel>`,
            ](block._mlir_value, Int(1)._mlir_value)
        )
        == 1
    ):
        __mlir_op.`mojo.free`(block._mlir_value)


@always_inline
def is_unique(data: _BytePointer) -> Bool:
    """Whether there is only one reference."""
    return (
        Int(
            mlir_value=__mlir_op.`mojo.atomic.load`[
                ordering=__mlir_attr.`#mojo.ordering<acquire>`,
                _type=__mlir_type.`!mojo.simd<1, int>`,
            ](data.unsafe_offset(-8)._mlir_value)
        )
        == 1
    )


def c_string_length[origin: ImmOrigin, //](data: Pointer[Byte, origin]) -> Int:
    """Returns the number of bytes before the NUL."""
    var n = 0
    while data[unsafe_offset=n] != 0:
        n += 1
    return n
