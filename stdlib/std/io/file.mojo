# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Open files."""

from std.builtin._intrinsics import external_call
from std.collections.string._utf8 import is_valid_utf8
from std.ffi import get_errno
from std.memory.pointer import Pointer
from std.os import abort
from std.os.directories import makedirs
from std.os.path import dirname, exists
from std.os.pathlike import PathLike
from std.sys.info import size_of

comptime O_RDONLY = 0
"""Open for reading."""
comptime O_WRONLY = 1
"""Open for writing."""
comptime O_RDWR = 2
"""Open for both."""
comptime O_CREAT = 0x40
"""Create the file when it is missing."""
comptime O_TRUNC = 0x200
"""Remove the content."""
comptime O_APPEND = 0x400
"""Write at the end."""
comptime O_CLOEXEC = 0x80000
"""Close the file in programs that are started."""


def open[Path: PathLike, //](path: Path, mode: StringSpan) raises -> FileHandle:
    """Opens a file.

    Args:
        path: The path.
        mode: `r`, `w`, `rw` or `a`.

    Returns:
        The open file.

    Raises:
        When the mode is another one or the file can't be opened.
    """
    return FileHandle(path.__fspath__(), mode)


struct FileHandle(Defaultable, Movable, Writer):
    """An open file, which the end of the value closes. Not buffered."""

    var handle: Int
    """The file descriptor, -1 when the file is closed."""

    def __init__(out self):
        """Builds a closed file."""
        self.handle = -1

    def __init__(out self, path: StringSpan, mode: StringSpan) raises:
        """Opens a file.

        Raises:
            When the mode is unknown or the file can't be opened.
        """
        var flags: Int
        if mode == "r":
            flags = O_RDONLY | O_CLOEXEC
        elif mode == "w":
            flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        elif mode == "rw":
            flags = O_RDWR | O_CREAT | O_CLOEXEC
        elif mode == "a":
            flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        else:
            raise Error(
                'invalid mode: "',
                mode,
                '". Can only be one of: {"r", "w", "rw", "a"}',
            )
        var text = String(path)
        if flags & O_CREAT != 0:
            var directory = dirname(text)
            if directory and not exists(directory):
                try:
                    makedirs(directory, exist_ok=True)
                except e:
                    raise Error(
                        "unable to create directories '", directory, "': ", e
                    )
        self.handle = Int(
            external_call["kiln_open", Int32](
                text.as_c_string_slice().unsafe_ptr(), Int32(flags)
            )
        )
        if self.handle < 0:
            raise Error("Failed to open file '", path, "': ", get_errno())

    def __deinit__(deinit self):
        """Closes the file."""
        if self.handle >= 0:
            _ = external_call["close", Int32](Int32(self.handle))

    def close(mut self) raises:
        """Closes the file; closing twice is fine.

        Raises:
            When the system reports an error.
        """
        if self.handle < 0:
            return
        var status = external_call["close", Int32](Int32(self.handle))
        self.handle = -1
        if status != 0:
            raise Error("Failed to close file: ", get_errno())

    def __enter__(var self) -> Self:
        """Returns the file."""
        return self^

    def _check_open(self) raises:
        """Raises when the file is closed."""
        if self.handle < 0:
            raise Error("invalid file handle")

    def read_bytes(self, size: Int = -1) raises -> List[UInt8]:
        """Reads up to `size` bytes, or all when it is negative.

        Raises:
            When the file is closed or can't be read.
        """
        self._check_open()
        var result = List[UInt8]()
        while size < 0 or len(result) < size:
            var old = len(result)
            var wanted = (
                self._next_part(old, result.capacity())
                if size < 0
                else size - old
            )
            result.resize(unsafe_uninit_length=old + wanted)
            var count = self._read_part(
                result.unsafe_ptr().unsafe_offset(old), wanted
            )
            result.shrink(old + count)
            if count == 0:
                break
        return result^

    def read(self, size: Int = -1) raises -> String:
        """Reads up to `size` bytes as text, or all when it is negative.

        Raises:
            When the file can't be read or isn't UTF-8.
        """
        self._check_open()
        var result = String()
        var length = 0
        while size < 0 or length < size:
            var wanted = (
                self._next_part(length, result.capacity())
                if size < 0
                else size - length
            )
            var count = self._read_part(
                result.unsafe_ptr_mut(length + wanted).unsafe_offset(length),
                wanted,
            )
            length += count
            result.set_byte_length(length)
            if count == 0:
                break
        if not is_valid_utf8(result.unsafe_ptr().as_imm(), length):
            raise Error("Cannot construct a String from invalid UTF-8 data")
        return result^

    def _next_part(self, done: Int, capacity: Int) -> Int:
        """Returns how many bytes to read next when all are wanted: first the
        rest of the file and one more, then what fits, then twice as many."""
        comptime current = Int32(1)
        comptime end = Int32(2)
        if done > 0:
            return capacity - done if capacity > done else max(4096, done)
        var file = Int32(self.handle)
        var position = external_call["lseek", Int](file, 0, current)
        if position < 0:
            return 4096
        var size = external_call["lseek", Int](file, 0, end)
        _ = external_call["lseek", Int](file, position, Int32(0))
        return max(size - position + 1, 64)

    def _read_part(self, buffer: Pointer[Byte, _], wanted: Int) raises -> Int:
        """Reads up to some number of bytes, at least one unless the file ends.

        Raises:
            When the file can't be read.
        """
        var count = external_call["read", Int](
            Int32(self.handle), buffer, wanted
        )
        if count < 0:
            raise Error("Failed to read from file: ", get_errno())
        return count

    def read[
        dtype: DType, origin: MutOrigin, //
    ](self, buffer: Span[Scalar[dtype], origin]) raises -> Int:
        """Reads into a buffer; returns the number of bytes.

        Raises:
            When the file is closed or can't be read.
        """
        self._check_open()
        var wanted = len(buffer) * size_of[Scalar[dtype]]()
        var bytes = buffer.unsafe_ptr().unsafe_bitcast[Byte]()
        var done = 0
        while done < wanted:
            var count = external_call["read", Int](
                Int32(self.handle), bytes.unsafe_offset(done), wanted - done
            )
            if count < 0:
                raise Error("Failed to read from file: ", get_errno())
            if count == 0:
                break
            done += count
        return done

    def seek(self, offset: Int, whence: UInt8 = 0) raises -> UInt64:
        """Moves the position and returns the new one.

        Raises:
            When the file is closed or the position is invalid.
        """
        self._check_open()
        debug_assert(
            whence <= 2, "Second argument to `seek` must be between 0 and 2."
        )
        var position = external_call["lseek", Int](
            Int32(self.handle), offset, Int32(whence)
        )
        if position < 0:
            raise Error("Failed to seek in file: ", get_errno())
        return UInt64(position)

    def write_once(mut self, bytes: Span[Byte, _]) raises -> Int:
        """Writes bytes by one system call; returns how many were written.

        Raises:
            When the file is closed or can't be written.
        """
        self._check_open()
        var count = external_call["kiln_write", Int](
            Int32(self.handle), bytes.unsafe_ptr(), len(bytes)
        )
        if count < 0:
            raise Error("Failed to write to file: ", get_errno())
        return count

    def write_all(mut self, bytes: Span[Byte, _]) raises:
        """Writes all bytes.

        Raises:
            When the file is closed or can't be written.
        """
        var done = 0
        while done < len(bytes):
            var count = self.write_once(
                bytes.unsafe_subspan(offset=done, length=len(bytes) - done)
            )
            if count == 0:
                raise Error(
                    "Write returned 0 bytes (file may be full or closed)"
                )
            done += count

    def write_bytes(mut self, bytes: Span[Byte, _]):
        """Writes all bytes; aborts when that fails."""
        if self.handle < 0:
            abort("invalid file handle in write_bytes()")
        var done = 0
        while done < len(bytes):
            var count = external_call["kiln_write", Int](
                Int32(self.handle),
                bytes.unsafe_ptr().unsafe_offset(done),
                len(bytes) - done,
            )
            if count < 0:
                abort("write() syscall failed")
            if count == 0:
                abort("write() returned 0 bytes (file may be full or closed)")
            done += count

    def write_string(mut self, string: StringSpan):
        """Writes a text; aborts when that fails."""
        self.write_bytes(string.as_bytes())
