# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Clocks and sleeping."""

from std.time.time import (
    global_perf_counter_ns,
    monotonic,
    perf_counter,
    perf_counter_ns,
    sleep,
    time_function,
)
