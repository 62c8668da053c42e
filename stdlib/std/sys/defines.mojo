# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Values that the command line defines with `-D`."""

from std.builtin._intrinsics import __define_kind, __define_value


@always_inline("nodebug")
def is_defined[name: StaticString]() -> Bool:
    """Whether a name is defined."""
    return __define_kind[name]() != 0


def _value[name: StaticString]() -> StaticString:
    """Returns the value of a define, "" without one."""
    return StringLiteral[__define_value[name]()]().as_string_slice()


def get_defined_bool[name: StaticString]() -> Bool:
    """Whether a name is defined as a true value."""
    comptime assert is_defined[name](), String(
        "undefined name in get_defined_bool: ", name
    )
    return _is_true(_value[name]())


def get_defined_bool[name: StaticString, default: Bool]() -> Bool:
    """Whether a name is defined as a true value, or a default."""
    comptime if is_defined[name]():
        return _is_true(_value[name]())
    else:
        return default


def _is_true(value: StaticString) -> Bool:
    """Whether a value means true."""
    return (
        value == "1"
        or value == "true"
        or value == "True"
        or value == "TRUE"
        or value == "on"
        or value == "On"
        or value == "ON"
    )


def get_defined_int[name: StaticString]() -> Int:
    """Returns the integer that a name is defined as."""
    comptime assert is_defined[name](), String(
        "missing define: ", name
    )
    comptime value = _to_int(_value[name]())
    return value


def get_defined_int[name: StaticString, default: Int]() -> Int:
    """Returns the integer that a name is defined as, or a default."""
    comptime if is_defined[name]():
        comptime value = _to_int(_value[name]())
        return value
    else:
        return default


def _to_int(value: StaticString) -> Int:
    """Returns the integer of a define, 0 when it isn't one."""
    try:
        return atol(value, 0)
    except:
        return 0


def get_defined_string[name: StaticString]() -> StaticString:
    """Returns the text that a name is defined as."""
    comptime assert is_defined[name](), String(
        "missing define: ", name
    )
    return _value[name]()


def get_defined_string[
    name: StaticString, default: StaticString
]() -> StaticString:
    """Returns the text that a name is defined as, or a default."""
    comptime if is_defined[name]():
        return _value[name]()
    else:
        return default


def get_defined_dtype[name: StaticString, default: DType]() -> DType:
    """Returns the dtype that a name is defined as, or a default."""
    comptime if is_defined[name]():
        comptime value = _to_dtype(_value[name](), default)
        return value
    else:
        return default


def _to_dtype(value: StaticString, default: DType) -> DType:
    """Returns the dtype of a name."""
    if value == "bool" or value == "DType.bool":
        return DType.bool
    if value == "int" or value == "DType.int":
        return DType.int
    if value == "uint" or value == "DType.uint":
        return DType.uint
    if value == "int8" or value == "DType.int8":
        return DType.int8
    if value == "int16" or value == "DType.int16":
        return DType.int16
    if value == "int32" or value == "DType.int32":
        return DType.int32
    if value == "int64" or value == "DType.int64":
        return DType.int64
    if value == "int128" or value == "DType.int128":
        return DType.int128
    if value == "int256" or value == "DType.int256":
        return DType.int256
    if value == "uint8" or value == "DType.uint8":
        return DType.uint8
    if value == "uint16" or value == "DType.uint16":
        return DType.uint16
    if value == "uint32" or value == "DType.uint32":
        return DType.uint32
    if value == "uint64" or value == "DType.uint64":
        return DType.uint64
    if value == "uint128" or value == "DType.uint128":
        return DType.uint128
    if value == "uint256" or value == "DType.uint256":
        return DType.uint256
    if value == "float16" or value == "DType.float16":
        return DType.float16
    if value == "bfloat16" or value == "DType.bfloat16":
        return DType.bfloat16
    if value == "float32" or value == "DType.float32":
        return DType.float32
    if value == "float64" or value == "DType.float64":
        return DType.float64
    if value == "float8_e5m2" or value == "DType.float8_e5m2":
        return DType.float8_e5m2
    if value == "float8_e5m2fnuz" or value == "DType.float8_e5m2fnuz":
        return DType.float8_e5m2fnuz
    if value == "float8_e4m3fn" or value == "DType.float8_e4m3fn":
        return DType.float8_e4m3fn
    if value == "float8_e4m3fnuz" or value == "DType.float8_e4m3fnuz":
        return DType.float8_e4m3fnuz
    if value == "float8_e8m0fnu" or value == "DType.float8_e8m0fnu":
        return DType.float8_e8m0fnu
    return default


struct MojoVersion(ImplicitlyCopyable, TrivialRegisterPassable):
    """The version of the language."""

    var major: Int
    """The first number."""
    var minor: Int
    """The second number."""
    var patch: Int
    """The third number."""

    def __init__(out self):
        """Builds the version that this library implements."""
        self.major = 1
        self.minor = 0
        self.patch = 0


comptime MOJO_VERSION = MojoVersion()
"""The version of the language."""
