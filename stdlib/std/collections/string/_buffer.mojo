# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Heap buffers of strings: an atomic reference count, then the bytes."""

from std.builtin._intrinsics import __size_of
from std.memory import unsafe_memcpy
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


@always_inline
def _copy_ends[
    origin: ImmOrigin, //, dtype: DType
](dest: _BytePointer, source: Pointer[Byte, origin], count: Int):
    """Copies the first and the last word of some bytes."""
    var last = count - __size_of[Scalar[dtype]]()
    var low = source.unsafe_bitcast[Scalar[dtype]]().unsafe_load[alignment=1]()
    var high = (
        source.unsafe_offset(last)
        .unsafe_bitcast[Scalar[dtype]]()
        .unsafe_load[alignment=1]()
    )
    dest.unsafe_bitcast[Scalar[dtype]]().unsafe_store[alignment=1](low)
    dest.unsafe_offset(last).unsafe_bitcast[Scalar[dtype]]().unsafe_store[
        alignment=1
    ](high)


@always_inline
def copy_bytes[
    origin: ImmOrigin, //
](dest: _BytePointer, source: Pointer[Byte, origin], count: Int):
    """Copies bytes that don't overlap, at least one. Up to 16, as short texts
    have, take no call: two words that may share bytes cover them."""
    if count > 16:
        unsafe_memcpy(
            dest=dest,
            src=source.unsafe_mut_cast[True]().unsafe_origin_cast[
                MutUntrackedOrigin
            ](),
            count=count,
        )
    elif count >= 8:
        _copy_ends[DType.uint64](dest, source, count)
    elif count >= 4:
        _copy_ends[DType.uint32](dest, source, count)
    elif count >= 2:
        _copy_ends[DType.uint16](dest, source, count)
    else:
        dest[] = source[]


def c_string_length[origin: ImmOrigin, //](data: Pointer[Byte, origin]) -> Int:
    """Returns the number of bytes before the NUL."""
    var n = 0
    while data[unsafe_offset=n] != 0:
        n += 1
    return n
