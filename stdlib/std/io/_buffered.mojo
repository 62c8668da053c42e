# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A writer that gathers text on the stack before it goes to a descriptor."""

from std.builtin._intrinsics import __uninitialized
from std.io.file_descriptor import write_all
from std.memory import unsafe_memcpy
from std.memory.pointer import Pointer

comptime _CAPACITY = 4096


struct BufferedWriter(Writer):
    """Gathers up to 4096 bytes; longer pieces are written directly."""

    var _descriptor: Int
    var _used: Int
    var _bytes: __mlir_type.`!mojo.array<4096, !mojo.simd<1, uint8>>`

    @always_inline
    def __init__(out self, descriptor: Int):
        """Builds an empty buffer in front of a descriptor."""
        self._descriptor = descriptor
        self._used = 0
        self._bytes = __uninitialized[
            __mlir_type.`!mojo.array<4096, !mojo.simd<1, uint8>>`
        ]()

    @always_inline
    def _start(self) -> Pointer[Byte, MutUntrackedOrigin]:
        """Returns the address of the buffer."""
        return (
            Pointer(to=self._bytes)
            .unsafe_bitcast[Byte]()
            .unsafe_mut_cast[True]()
            .unsafe_origin_cast[MutUntrackedOrigin]()
        )

    def write_string(mut self, string: StringSpan):
        """Appends a text."""
        self._append(string.as_imm().unsafe_ptr(), string.byte_length())

    def _append[
        origin: ImmOrigin, //
    ](mut self, bytes: Pointer[Byte, origin], count: Int):
        """Appends bytes, after writing the buffer when they don't fit."""
        if self._used + count > _CAPACITY:
            self.flush()
            if count > _CAPACITY:
                write_all(self._descriptor, bytes, count)
                return
        unsafe_memcpy(
            dest=self._start().unsafe_offset(self._used),
            src=bytes.unsafe_mut_cast[True]().unsafe_origin_cast[
                MutUntrackedOrigin
            ](),
            count=count,
        )
        self._used += count

    def flush(mut self):
        """Writes what was gathered."""
        if self._used > 0:
            write_all(self._descriptor, self._start().as_imm(), self._used)
            self._used = 0
