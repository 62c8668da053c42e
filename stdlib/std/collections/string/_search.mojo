# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Searching and escaping of bytes."""

from std.memory import unsafe_memcmp
from std.memory.pointer import Pointer


def find[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], pattern: StringSpan[b]) -> Int:
    """Returns the offset of the first match of a non-empty pattern, or -1.

    Compares the first and the last byte of the pattern before the rest.
    """
    var n = pattern.byte_length()
    var last_start = text.byte_length() - n
    var p = text.unsafe_ptr()
    var q = pattern.unsafe_ptr()
    var first = q[]
    var last = q[unsafe_offset=n - 1]
    var at = 0
    while at <= last_start:
        if p[unsafe_offset=at] == first and p[unsafe_offset=at + n - 1] == last:
            if (
                n <= 2
                or unsafe_memcmp(
                    p.unsafe_offset(at + 1), q.unsafe_offset(1), n - 2
                )
                == 0
            ):
                return at
        at += 1
    return -1


def write_escaped[
    origin: ImmOrigin, //
](text: StringSpan[origin], mut writer: Some[Writer]):
    """Writes text as between the single quotes of a repr."""
    comptime digits: StaticString = "0123456789abcdef"
    var start = 0
    for i in range(text.byte_length()):
        var byte = text._at(i)
        if byte >= 0x20 and byte != 0x7F and byte != 39 and byte != 92:
            continue
        writer.write_string(text._sub(start, i))
        start = i + 1
        if byte == 39:
            writer.write_string("\\'")
        elif byte == 92:
            writer.write_string("\\\\")
        elif byte == 9:
            writer.write_string("\\t")
        elif byte == 10:
            writer.write_string("\\n")
        elif byte == 13:
            writer.write_string("\\r")
        else:
            var high = Int(byte >> 4)
            var low = Int(byte & 15)
            writer.write_string("\\x")
            writer.write_string(digits._sub(high, high + 1))
            writer.write_string(digits._sub(low, low + 1))
    writer.write_string(text._sub(start, text.byte_length()))
