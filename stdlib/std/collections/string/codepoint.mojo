# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Unicode scalar values."""

from std.collections.string._utf8 import decode_at, sequence_length
from std.memory.pointer import Pointer
from std.os import abort


struct Codepoint(Comparable, ImplicitlyCopyable, Intable, Movable, Writable):
    """One Unicode scalar value."""

    var _value: UInt32

    @always_inline
    def __init__(out self, codepoint: UInt8):
        """Builds one of the first 256 codepoints."""
        self._value = UInt32(codepoint)

    @always_inline
    def __init__(out self, *, unsafe_unchecked_codepoint: UInt32):
        """Builds a codepoint of a number that is known to be one."""
        self._value = unsafe_unchecked_codepoint

    @staticmethod
    def from_u32(codepoint: UInt32) -> Optional[Self]:
        """Returns the codepoint, None for surrogates and beyond U+10FFFF."""
        if codepoint > 0x10FFFF or (
            codepoint >= 0xD800 and codepoint <= 0xDFFF
        ):
            return None
        return Codepoint(unsafe_unchecked_codepoint=codepoint)

    @staticmethod
    def ord(string: StringSpan) -> Codepoint:
        """Returns the first codepoint of a text; aborts when it is empty."""
        if string.byte_length() == 0:
            abort("Codepoint.ord: input string must not be empty")
        debug_assert(
            string.byte_length() == sequence_length(string._at(0)),
            "input string must be one character",
        )
        return Codepoint(
            unsafe_unchecked_codepoint=decode_at(
                string.as_imm().unsafe_ptr(), 0
            )
        )

    @staticmethod
    def unsafe_decode_utf8_codepoint(
        s: Span[UInt8, _]
    ) -> Tuple[Codepoint, Int]:
        """Returns the first codepoint of valid UTF-8 and its length."""
        var p = s.unsafe_ptr().as_imm()
        return (
            Codepoint(unsafe_unchecked_codepoint=decode_at(p, 0)),
            sequence_length(p[]),
        )

    def __eq__(self, other: Self) -> Bool:
        """Whether the values are equal."""
        return self._value == other._value

    def __lt__(self, other: Self) -> Bool:
        """Whether this value is less."""
        return self._value < other._value

    @always_inline
    def __int__(self) -> Int:
        """Returns the value."""
        return Int(self._value)

    @always_inline
    def to_u32(self) -> UInt32:
        """Returns the value."""
        return self._value

    def is_ascii(self) -> Bool:
        """Whether the value is below 128."""
        return self._value < 128

    def is_ascii_digit(self) -> Bool:
        """Whether this is a digit 0 to 9."""
        return self._value >= 48 and self._value <= 57

    def is_ascii_upper(self) -> Bool:
        """Whether this is a letter A to Z."""
        return self._value >= 65 and self._value <= 90

    def is_ascii_lower(self) -> Bool:
        """Whether this is a letter a to z."""
        return self._value >= 97 and self._value <= 122

    def is_ascii_printable(self) -> Bool:
        """Whether this is printable ASCII."""
        return self._value >= 0x20 and self._value <= 0x7E

    def is_posix_space(self) -> Bool:
        """Whether this is ASCII white space."""
        return (
            self._value == 32
            or (self._value >= 9 and self._value <= 13)
            or (self._value >= 0x1C and self._value <= 0x1E)
        )

    def is_python_space(self) -> Bool:
        """Whether this is ASCII white space, U+0085, U+2028 or U+2029."""
        return (
            self.is_posix_space()
            or self._value == 0x85
            or self._value == 0x2028
            or self._value == 0x2029
        )

    @always_inline
    def utf8_byte_length(self) -> Int:
        """Returns the number of bytes of the UTF-8 form, 1 to 4."""
        if self._value < 0x80:
            return 1
        if self._value < 0x800:
            return 2
        if self._value < 0x10000:
            return 3
        return 4

    def unsafe_write_utf8[
        optimize_ascii: Bool = True, branchless: Bool = False
    ](self, ptr: Pointer[mut=True, Byte, _]) -> Int:
        """Writes the UTF-8 form to memory and returns its length."""
        var code = self._value
        if code < 0x80:
            ptr[] = UInt8(code)
            return 1
        if code < 0x800:
            ptr[unsafe_offset=0] = UInt8(0xC0 | (code >> 6))
            ptr[unsafe_offset=1] = UInt8(0x80 | (code & 0x3F))
            return 2
        if code < 0x10000:
            ptr[unsafe_offset=0] = UInt8(0xE0 | (code >> 12))
            ptr[unsafe_offset=1] = UInt8(0x80 | ((code >> 6) & 0x3F))
            ptr[unsafe_offset=2] = UInt8(0x80 | (code & 0x3F))
            return 3
        ptr[unsafe_offset=0] = UInt8(0xF0 | (code >> 18))
        ptr[unsafe_offset=1] = UInt8(0x80 | ((code >> 12) & 0x3F))
        ptr[unsafe_offset=2] = UInt8(0x80 | ((code >> 6) & 0x3F))
        ptr[unsafe_offset=3] = UInt8(0x80 | (code & 0x3F))
        return 4

    def write_to(self, mut writer: Some[Writer]):
        """Writes the character."""
        var text = String()
        text.append(self)
        writer.write_string(text._span())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Codepoint(number)`."""
        writer.write_string("Codepoint(")
        self._value.write_to(writer)
        writer.write_string(")")


def ord(s: StringSpan) -> Int:
    """Returns the number of the first codepoint of a text."""
    return Int(Codepoint.ord(s))


def chr(c: Int) -> String:
    """Returns the text of one codepoint; aborts when the number isn't one."""
    var codepoint = Codepoint.from_u32(
        UInt32(c) if c >= 0 else UInt32(c & 0xFF)
    )
    if not codepoint or c > 0x10FFFF:
        abort(String("chr(", c, ") is not a valid Unicode codepoint"))
    var result = String()
    result.append(codepoint.value())
    return result^


def ascii(value: StringSpan) -> String:
    """Returns the bytes of a text in quotes, those that aren't printable ASCII
    as escapes."""
    comptime digits: StaticString = "0123456789abcdef"
    var quote: StaticString = '"' if value.find("'") >= 0 else "'"
    var result = String(quote)
    for i in range(value.byte_length()):
        var byte = value._at(i)
        if byte == 92:
            result += "\\\\"
        elif byte == 9:
            result += "\\t"
        elif byte == 10:
            result += "\\n"
        elif byte == 13:
            result += "\\r"
        elif byte >= 0x20 and byte < 0x7F:
            result._append_byte(byte)
        else:
            result += "\\x"
            result._append_byte(digits._at(Int(byte >> 4)))
            result._append_byte(digits._at(Int(byte & 15)))
    result += quote
    return result^
