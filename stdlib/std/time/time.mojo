# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Clocks and sleeping."""

from std.builtin._intrinsics import external_call
from std.memory.pointer import Pointer


def _monotonic() -> Int:
    """Returns the monotonic clock in nanoseconds."""
    var words = Pointer[Int, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i64
        ](Int(2).__mlir_index__())
    )
    _ = external_call["clock_gettime", Int32](Int32(1), words)
    return words[unsafe_offset=0] * 1_000_000_000 + words[unsafe_offset=1]


def perf_counter() -> Float64:
    """Returns the monotonic clock in seconds."""
    return Float64(_monotonic()) / 1e9


def perf_counter_ns() -> UInt:
    """Returns the monotonic clock in nanoseconds."""
    return UInt(_monotonic())


def global_perf_counter_ns() -> UInt64:
    """Returns the clock of the device in nanoseconds."""
    return UInt64(_monotonic())


def monotonic() -> UInt:
    """Returns the monotonic clock in nanoseconds."""
    return UInt(_monotonic())


def time_function[
    FuncType: def() raises -> None
](func: FuncType) raises -> UInt:
    """Returns the nanoseconds that a call takes.

    Raises:
        What the function raises.
    """
    var start = _monotonic()
    func()
    return UInt(_monotonic() - start)


def time_function[FuncType: def() -> None](func: FuncType) -> UInt:
    """Returns the nanoseconds that a call takes."""
    var start = _monotonic()
    func()
    return UInt(_monotonic() - start)


@deprecated("pass the function as an argument: `time_function(func)`")
def time_function[func: def() raises capturing[_] -> None]() raises -> UInt:
    """Deprecated: pass the function as an argument.

    Raises:
        What the function raises.
    """
    var start = _monotonic()
    func()
    return UInt(_monotonic() - start)


@deprecated("pass the function as an argument: `time_function(func)`")
def time_function[func: def() capturing[_] -> None]() -> UInt:
    """Deprecated: pass the function as an argument."""
    var start = _monotonic()
    func()
    return UInt(_monotonic() - start)


def sleep(sec: Float64):
    """Waits for some seconds; returns at once when there are none."""
    if not (sec > 0):
        return
    var whole = Int(sec)
    _sleep(whole, Int((sec - Float64(whole)) * 1e9))


def sleep(sec: Int):
    """Waits for some seconds; returns at once when there are none."""
    if sec > 0:
        _sleep(sec, 0)


def _sleep(seconds: Int, nanoseconds: Int):
    """Waits."""
    var words = Pointer[Int, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i64
        ](Int(2).__mlir_index__())
    )
    words[unsafe_offset=0] = seconds
    words[unsafe_offset=1] = nanoseconds
    external_call["kiln_flush", NoneType]()
    _ = external_call["nanosleep", Int32](words, Int(0))
