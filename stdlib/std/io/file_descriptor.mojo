# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""File descriptors."""

from std.builtin._intrinsics import external_call
from std.ffi import c_int, get_errno
from std.io.file import FileHandle
from std.memory.pointer import Pointer


struct FileDescriptor(TrivialRegisterPassable, Writer):
    """The number of an open file. It owns nothing."""

    var value: Int
    """The number."""

    @always_inline
    def __init__(out self, value: Int = 1):
        """Builds a descriptor; 1 is standard output."""
        self.value = value

    def __init__(out self, f: FileHandle):
        """Builds the descriptor of an open file."""
        self.value = f.handle

    def write_bytes(mut self, bytes: Span[Byte, _]):
        """Writes bytes."""
        write_all(self.value, bytes.unsafe_ptr().as_imm(), len(bytes))

    def write_string(mut self, string: StringSpan):
        """Writes a text."""
        write_all(
            self.value, string.as_imm().unsafe_ptr(), string.byte_length()
        )

    def read_bytes(mut self, buffer: Span[mut=True, Byte, _]) raises -> UInt:
        """Reads up to `len(buffer)` bytes.

        Raises:
            When the system call fails.
        """
        var count = external_call["read", Int](
            Int32(self.value), buffer.unsafe_ptr(), len(buffer)
        )
        if count < 0:
            raise Error("Failed to read bytes.")
        return UInt(count)

    def isatty(self) -> Bool:
        """Whether the file is a terminal."""
        if __is_run_in_comptime_interpreter:
            return False
        return external_call["isatty", Int32](Int32(self.value)) != 0

    def fchdir(self) raises:
        """Makes this open directory the current one."""
        if external_call["fchdir", Int32](Int32(self.value)) != 0:
            raise Error("Failed to change directory: ", get_errno())


@no_inline
def write_all[
    origin: ImmOrigin, //
](descriptor: Int, bytes: Pointer[Byte, origin], count: Int):
    """Writes all bytes to a descriptor; gives up at an error."""
    _ = external_call["kiln_write", Int](Int32(descriptor), bytes, count)
