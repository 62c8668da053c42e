# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Assertions."""

from std.builtin._intrinsics import (
    __call_location,
    __define_kind,
    __define_value,
    __target_string,
)
from std.reflection.location import SourceLocation
from std.sys.defines import get_defined_int

comptime ASSERT_MODE: StaticString = _assert_mode()
"""The level that `-D ASSERT=...` asks for."""

comptime _DEBUG_BUILD: Bool = _is_debug_build()
"""Whether `-D DEBUG` or `-D BUILD_TYPE=debug` switches every assertion on."""


def _assert_mode() -> StaticString:
    """The level, `safe` without a define."""
    comptime if __define_kind["ASSERT"]() == 2:
        return StringLiteral[__define_value["ASSERT"]()]()
    elif __define_kind["ASSERT"]() == 1:
        return ""
    else:
        return "safe"


def _is_debug_build() -> Bool:
    """Whether the defines of a debug build are set."""
    comptime if __define_kind["DEBUG"]() != 0:
        return True
    elif __define_kind["BUILD_TYPE"]() == 2:
        return (
            StaticString(StringLiteral[__define_value["BUILD_TYPE"]()]())
            == "debug"
        )
    else:
        return False


def _is_enabled(mode: StaticString) -> Bool:
    """Whether an assertion with that `assert_mode` is checked."""
    if ASSERT_MODE == "none":
        return False
    if _DEBUG_BUILD or ASSERT_MODE == "all" or ASSERT_MODE == "warn":
        return True
    return mode == "safe"


comptime SAFE_CHECKS: Bool = _is_enabled("safe")
"""Whether assertions of the mode "safe" are checked."""


comptime _KNOWN_MODE: Bool = (
    ASSERT_MODE == "none"
    or ASSERT_MODE == "warn"
    or ASSERT_MODE == "safe"
    or ASSERT_MODE == "all"
)
"""Whether `-D ASSERT=...` names a level."""


@always_inline("nodebug")
def _check_modes[mode: StaticString]():
    """Rejects unknown levels while compiling."""
    comptime assert _KNOWN_MODE, String(
        "-D ASSERT=",
        ASSERT_MODE,
        " but must be one of: none, warn, safe, all",
    )
    comptime assert mode == "none" or mode == "safe", String(
        "assert_mode=", mode, " but must be one of: none, safe"
    )


@always_inline
def debug_assert[
    cond: def() capturing[_] -> Bool,
    assert_mode: StaticString = "none",
    *Ts: Writable,
    cpu_only: Bool = False,
](*messages: *Ts, location: Optional[SourceLocation] = None):
    """Checks a condition that is evaluated only when the check is on.

    Parameters:
        cond: The condition.
        assert_mode: "safe" for a check that is on by default, else "none".
        Ts: The types of the messages.
        cpu_only: Whether the check is off on GPUs.

    Args:
        messages: What to print when the condition is False.
        location: Where the check stands; by default the call.
    """
    _check_modes[assert_mode]()
    comptime if _is_enabled(assert_mode):
        if not cond():
            if location:
                _assert_failed(location.unsafe_value(), *messages)
            else:
                _assert_failed(__call_location[1](), *messages)


@always_inline
def debug_assert[
    assert_mode: StaticString = "none",
    *Ts: Writable,
    cpu_only: Bool = False,
](
    cond: Bool,
    *messages: *Ts,
    location: Optional[SourceLocation] = None,
):
    """Checks a condition.

    Parameters:
        assert_mode: "safe" for a check that is on by default, else "none".
        Ts: The types of the messages.
        cpu_only: Whether the check is off on GPUs.

    Args:
        cond: The condition.
        messages: What to print when the condition is False.
        location: Where the check stands; by default the call.
    """
    _check_modes[assert_mode]()
    comptime if _is_enabled(assert_mode):
        if not cond:
            if location:
                _assert_failed(location.unsafe_value(), *messages)
            else:
                _assert_failed(__call_location[1](), *messages)


@no_inline
def _assert_failed[*Ts: Writable](location: SourceLocation, *messages: *Ts):
    """Prints the message of a failed assertion; traps unless only warning."""
    var text = String("At: ")
    location.write_to(text)
    text.write_string(": Assert Error: ")
    var start = text.byte_length()
    comptime if Ts.length == 0:
        text.write_string("assertion failed")
    else:
        comptime for i in range(Ts.length):
            messages[i].write_to(text)
    comptime limit = get_defined_int["HEAP_BUFFER_BYTES", 2048]()
    if text.byte_length() - start > limit:
        print(
            "HEAP_BUFFER_BYTES exceeded, increase with: `mojo -D"
            " HEAP_BUFFER_BYTES=",
            2 * limit,
            "`",
            sep="",
        )
        __mlir_op.`mojo.trap`[_type=None]()
    print(text)
    comptime if ASSERT_MODE != "warn":
        __mlir_op.`mojo.trap`[_type=None]()
