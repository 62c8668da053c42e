# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Values that `-D` defines."""

from std.builtin._intrinsics import __define_kind, __define_value


struct MojoVersion(ImplicitlyCopyable, TrivialRegisterPassable):
    """The version of the language."""

    var major: Int
    """Changes that break programs."""

    var minor: Int
    """New features."""

    var patch: Int
    """Corrections."""

    def __init__(out self):
        """Builds the version that is implemented."""
        self.major = 1
        self.minor = 0
        self.patch = 0


comptime MOJO_VERSION = MojoVersion()
"""The version of the language."""


@always_inline("nodebug")
def is_defined[name: StaticString]() -> Bool:
    """Whether a name is defined.

    Parameters:
        name: The name.

    Returns:
        The answer.
    """
    return __define_kind[name]() != 0


def _text[name: StaticString]() -> StaticString:
    """The value of a define, which must have one.

    While a package is precompiled it has none yet: `-D` belongs to the programs
    that import the package. Then a text stands for it that is a number, too.
    """
    comptime if __define_kind[name]() == 0 and is_defined["__PRECOMPILE"]():
        return "0"
    else:
        comptime assert __define_kind[name]() == 2, String(
            "define '", name, "' is not defined with a value"
        )
        return StringLiteral[__define_value[name]()]()


def get_defined_string[name: StaticString]() -> StaticString:
    """The value of a define.

    Parameters:
        name: The name.

    Returns:
        The text.
    """
    return _text[name]()


def get_defined_string[
    name: StaticString, default: StaticString
]() -> StaticString:
    """The value of a define.

    Parameters:
        name: The name.
        default: What to take if it isn't defined.

    Returns:
        The text.
    """
    comptime if is_defined[name]():
        return _text[name]()
    else:
        return default


def _is_number(text: StaticString) -> Bool:
    """Whether a text consists of decimal digits."""
    var n = text.byte_length()
    if n == 0:
        return False
    for i in range(n):
        var c = text.unsafe_ptr()[unsafe_offset=i]
        if c < 48 or c > 57:
            return False
    return True


def _number(text: StaticString) -> Int:
    """The value of decimal digits."""
    var result = 0
    for i in range(text.byte_length()):
        result = result * 10 + Int(text.unsafe_ptr()[unsafe_offset=i]) - 48
    return result


def get_defined_int[name: StaticString]() -> Int:
    """The number that a define has as its value.

    Parameters:
        name: The name.

    Returns:
        The number.
    """
    comptime text = _text[name]()
    comptime assert _is_number(text), String(
        "define '", name, "' is not an integer, got \"", text, '"'
    )
    comptime result = _number(text)
    return result


def get_defined_int[name: StaticString, default: Int]() -> Int:
    """The number that a define has as its value.

    Parameters:
        name: The name.
        default: What to take if it isn't defined.

    Returns:
        The number.
    """
    comptime if is_defined[name]():
        return get_defined_int[name]()
    else:
        return default


def get_defined_bool[name: StaticString, default: Bool = False]() -> Bool:
    """The truth that a define has as its value.

    Parameters:
        name: The name.
        default: What to take if it isn't defined.

    Returns:
        Whether the value is `1`, `true`, `True`, `TRUE`, `on`, `On` or `ON`.
    """
    comptime if is_defined[name]():
        comptime t = _text[name]()
        return (
            t == "1"
            or t == "true"
            or t == "True"
            or t == "TRUE"
            or t == "on"
            or t == "On"
            or t == "ON"
        )
    else:
        return default


def get_defined_dtype[name: StaticString, default: DType]() -> DType:
    """The element type that a define has as its value.

    Parameters:
        name: The name.
        default: What to take if it isn't defined.

    Returns:
        The element type.
    """
    comptime if is_defined[name]():
        return DType._from_name(_text[name]())
    else:
        return default
