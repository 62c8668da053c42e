# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The threads of the runtime."""

from std.builtin._intrinsics import external_call


def parallelism_level() -> Int:
    """The number of threads that work by default.

    Returns:
        The number.
    """
    return Int(external_call["kiln_parallelism", Int64]())


def initialize_runtime():
    """Makes the runtime ready in a process that isn't a Mojo program; there is
    nothing to do, since the threads are started when they are first needed."""
    pass


def task_id_for_device(device_id: Int) -> Int:
    """The thread that works for a device.

    Args:
        device_id: The device.

    Returns:
        -1: any.
    """
    return -1
