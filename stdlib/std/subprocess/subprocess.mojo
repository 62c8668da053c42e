# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Running commands."""

from std.builtin._intrinsics import external_call
from std.memory.pointer import Pointer


def run(cmd: String) raises -> String:
    """Runs a command by the shell and returns what it prints.

    Args:
        cmd: The command.

    Returns:
        The standard output without white space at the end.

    Raises:
        When the command can't be started or the output isn't UTF-8.
    """
    var text = cmd
    var mode = String("r")
    external_call["kiln_flush", NoneType]()
    var stream = external_call["popen", Pointer[UInt8, MutUntrackedOrigin]](
        text.as_c_string_slice().unsafe_ptr(),
        mode.as_c_string_slice().unsafe_ptr(),
    )
    if Int(stream) == 0:
        raise Error("unable to execute the command `", cmd, "`")
    var bytes = List[UInt8]()
    while True:
        var old = len(bytes)
        bytes.resize(unsafe_uninit_length=old + 4096)
        var count = external_call["fread", Int](
            bytes.unsafe_ptr().unsafe_offset(old), Int(1), Int(4096), stream
        )
        bytes.shrink(old + count)
        if count == 0:
            break
    _ = external_call["pclose", Int32](stream)
    var output = String(from_utf8=Span(bytes))
    return String(output.rstrip())
