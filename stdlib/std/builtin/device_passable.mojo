# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Values that can be passed to a kernel on a device."""


trait DevicePassable:
    """A type whose values can be passed to a kernel on a device."""

    comptime device_type: AnyType
    """The type that the kernel sees."""
