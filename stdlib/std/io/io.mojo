# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""`print` and `input`."""

from std.builtin._intrinsics import external_call
from std.io._buffered import BufferedWriter
from std.io.file_descriptor import FileDescriptor, write_all
from std.memory.pointer import Pointer

comptime _stdout = FileDescriptor(1)


def print[
    *Ts: Writable
](
    *values: *Ts,
    sep: StringSpan = StaticString(" "),
    end: StringSpan = StaticString("\n"),
    flush: Bool = False,
    var file: FileDescriptor = _stdout,
):
    """Writes the texts of values, with separators and an end.

    The output of one call is gathered in a buffer on the stack; nothing is
    kept between calls.

    Parameters:
        Ts: The types of the values.

    Args:
        values: The values.
        sep: What stands between two values.
        end: What follows the last value.
        flush: Whether to flush the C streams, too.
        file: Where to write.
    """
    var buffer = BufferedWriter(file.value)
    comptime for i in range(values.__len__()):
        comptime if i > 0:
            buffer.write_string(sep)
        values[i].write_to(buffer)
    buffer.write_string(end)
    buffer.flush()
    if flush:
        external_call["kiln_flush", NoneType]()


def input(prompt: String = "") raises -> String:
    """Reads a line from standard input, without its end.

    Args:
        prompt: What to write to standard output before.

    Returns:
        The line.

    Raises:
        The error `EOF` at the end of the input.
    """
    if prompt:
        write_all(1, prompt.unsafe_ptr(), prompt.byte_length())
    var slot = Pointer[Int, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i64
        ](Int(1).__mlir_index__())
    )
    # The stream of the C library outlives the call, so no input is lost.
    var length = external_call["kiln_read_line", Int](slot)
    if length < 0:
        raise Error("EOF")
    var line = Pointer[Byte, MutUntrackedOrigin](unsafe_from_address=slot[])
    return String(
        from_utf8_lossy=Span[Byte, MutUntrackedOrigin](
            unsafe_ptr=line, length=length
        )
    )
