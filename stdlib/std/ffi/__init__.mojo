# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Calling C: types, functions, errors, dynamic libraries, unions."""

from std.builtin._intrinsics import external_call
from std.ffi._types import (
    DEFAULT_RTLD,
    MAX_PATH,
    RTLD,
    c_char,
    c_double,
    c_float,
    c_int,
    c_long,
    c_long_long,
    c_pid_t,
    c_short,
    c_size_t,
    c_ssize_t,
    c_uchar,
    c_uint,
    c_ulong,
    c_ulong_long,
    c_ushort,
)
from std.ffi.cstring import CStringSlice
from std.ffi.dl_handle import OwnedDLHandle, _DLHandle
from std.ffi.errno import ErrNo, get_errno, set_errno
from std.ffi.unsafe_union import UnsafeUnion
