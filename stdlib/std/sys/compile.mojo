# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""How the program is compiled."""

from std.builtin._intrinsics import __fail_codegen
from std.sys.defines import (
    get_defined_bool,
    get_defined_int,
    get_defined_string,
)


@always_inline
def codegen_unreachable[cond: Bool, msg: StaticString, *extra: StaticString]():
    """Fails to compile when the function that calls this is generated as
    run-time code and `cond` holds."""
    comptime if cond:
        comptime message = _joined[msg, *extra]()
        __fail_codegen[message]()


def _joined[msg: StaticString, *extra: StaticString]() -> String:
    """Returns the concatenation of texts."""
    var result = String(msg)
    for piece in extra:
        result += piece
    return result^


struct _OptimizationLevel(Intable, TrivialRegisterPassable, Writable):
    """The optimization level of the build."""

    comptime level = get_defined_int["__OPTIMIZATION_LEVEL", 4]()
    """The level."""

    def __init__(out self):
        """Builds the level."""
        pass

    def __int__(self) -> Int:
        """Returns the level."""
        return Self.level

    def write_to(self, mut writer: Some[Writer]):
        """Writes the level."""
        Int(Self.level).write_to(writer)


struct _DebugLevel(TrivialRegisterPassable, Writable):
    """The level of debug information of the build."""

    comptime level = get_defined_string["__DEBUG_LEVEL", "none"]()
    """The level."""

    def __init__(out self):
        """Builds the level."""
        pass

    def write_to(self, mut writer: Some[Writer]):
        """Writes the level."""
        writer.write_string(Self.level)


comptime OptimizationLevel = _OptimizationLevel()
"""The optimization level of the build."""
comptime DebugLevel = _DebugLevel()
"""The level of debug information of the build."""
comptime SanitizeAddress = get_defined_bool["__SANITIZE_ADDRESS", False]()
"""Whether addresses are sanitized."""
