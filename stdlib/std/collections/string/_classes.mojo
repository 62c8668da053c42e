# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""White space and line ends."""

from std.collections.string._utf8 import decode_at, sequence_length


@always_inline
def is_space_byte(byte: Byte) -> Bool:
    """Whether a byte is ASCII white space."""
    return (
        byte == 32
        or (byte >= 9 and byte <= 13)
        or (byte >= 0x1C and byte <= 0x1E)
    )


def space_length_at[
    origin: ImmOrigin, //
](text: StringSpan[origin], at: Int) -> Int:
    """Returns the length of the white-space codepoint at an offset, else 0."""
    var byte = text._at(at)
    if byte < 0x80:
        return 1 if is_space_byte(byte) else 0
    return _unicode_newline_length(text, at)


def newline_length_at[
    origin: ImmOrigin, //
](text: StringSpan[origin], at: Int) -> Int:
    """Returns the length of the line end at an offset, 0 without one."""
    var byte = text._at(at)
    if byte < 0x80:
        if byte == 13:
            var has_two = at + 1 < text.byte_length() and text._at(at + 1) == 10
            return 2 if has_two else 1
        if (byte >= 10 and byte <= 12) or (byte >= 0x1C and byte <= 0x1E):
            return 1
        return 0
    return _unicode_newline_length(text, at)


def _unicode_newline_length[
    origin: ImmOrigin, //
](text: StringSpan[origin], at: Int) -> Int:
    """Returns the length of U+0085, U+2028 or U+2029 at an offset, else 0."""
    var code = decode_at(text.unsafe_ptr(), at)
    if code == 0x85:
        return 2
    if code == 0x2028 or code == 0x2029:
        return 3
    return 0


def all_spaces[origin: ImmOrigin, //](text: StringSpan[origin]) -> Bool:
    """Whether all codepoints are white space and there is one."""
    var at = 0
    while at < text.byte_length():
        var n = space_length_at(text, at)
        if n == 0:
            return False
        at += n
    return at > 0


def all_newlines[origin: ImmOrigin, //](text: StringSpan[origin]) -> Bool:
    """Whether all codepoints end lines and there is one."""
    var at = 0
    while at < text.byte_length():
        var n = newline_length_at(text, at)
        if n == 0:
            return False
        at += n
    return at > 0
