# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Environment variables."""

from std.builtin._intrinsics import external_call
from std.ffi.cstring import copy_c_string
from std.memory.pointer import Pointer


def getenv(var name: String, default: String = "") -> String:
    """Returns the value of a variable, or a default when it isn't set."""
    var address = Int(
        external_call["getenv", Pointer[Int8, MutUntrackedOrigin]](
            name.as_c_string_slice().unsafe_ptr()
        )
    )
    if address == 0:
        return default
    return copy_c_string(address)


def setenv(var name: String, var value: String, overwrite: Bool = True) -> Bool:
    """Sets a variable; returns whether that worked."""
    return (
        external_call["setenv", Int32](
            name.as_c_string_slice().unsafe_ptr(),
            value.as_c_string_slice().unsafe_ptr(),
            Int32(overwrite),
        )
        == 0
    )


def unsetenv(var name: String) -> Bool:
    """Removes a variable; returns whether that worked."""
    return (
        external_call["unsetenv", Int32](name.as_c_string_slice().unsafe_ptr())
        == 0
    )
