# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The types and constants of C."""

comptime c_char = Int8
"""C `char`."""
comptime c_uchar = UInt8
"""C `unsigned char`."""
comptime c_int = Int32
"""C `int`."""
comptime c_uint = UInt32
"""C `unsigned int`."""
comptime c_short = Int16
"""C `short`."""
comptime c_ushort = UInt16
"""C `unsigned short`."""
comptime c_long = Int64
"""C `long`."""
comptime c_ulong = UInt64
"""C `unsigned long`."""
comptime c_long_long = Int64
"""C `long long`."""
comptime c_ulong_long = UInt64
"""C `unsigned long long`."""
comptime c_size_t = UInt
"""C `size_t`."""
comptime c_ssize_t = Int
"""C `ssize_t`."""
comptime c_float = Float32
"""C `float`."""
comptime c_double = Float64
"""C `double`."""
comptime c_pid_t = Int
"""C `pid_t`."""

comptime MAX_PATH = 4096
"""The largest length of a path."""


struct RTLD:
    """Flags of `dlopen`."""

    comptime LAZY = 1
    """Resolve symbols when they are used."""
    comptime NOW = 2
    """Resolve symbols when the library is opened."""
    comptime LOCAL = 0
    """Keep the symbols to this library."""
    comptime GLOBAL = 256
    """Offer the symbols to other libraries."""
    comptime NODELETE = 4096
    """Never unload the library."""


comptime DEFAULT_RTLD = RTLD.NOW | RTLD.GLOBAL
"""The flags that libraries are opened with."""
