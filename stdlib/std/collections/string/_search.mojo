# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Searching and escaping of bytes."""

from std.bit import count_trailing_zeros
from std.memory import pack_bits, unsafe_memcmp
from std.memory.pointer import Pointer


comptime _WIDTH = 16


def find[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], pattern: StringSpan[b]) -> Int:
    """Returns the offset of the first match of a non-empty pattern, or -1.

    Compares the first and the last byte of the pattern before the rest, in
    long texts at 16 offsets at a time (Wojciech Mula, "SIMD-friendly
    algorithms for substring searching", 2016).
    """
    var n = pattern.byte_length()
    var last_start = text.byte_length() - n
    var at = 0
    if last_start >= 4 * _WIDTH:
        at = _find_wide(text, pattern)
        if at >= 0:
            return at
        at = -1 - at
    var p = text.unsafe_ptr()
    var q = pattern.unsafe_ptr()
    var first = q[]
    var last = q[unsafe_offset=n - 1]
    while at <= last_start:
        if p[unsafe_offset=at] == first and p[unsafe_offset=at + n - 1] == last:
            if _rest_matches(text, at, pattern):
                return at
        at += 1
    return -1


@always_inline
def _rest_matches[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], at: Int, pattern: StringSpan[b]) -> Bool:
    """Whether the pattern stands at an offset whose first and last byte fit."""
    var n = pattern.byte_length()
    return (
        n <= 2
        or unsafe_memcmp(
            text.unsafe_ptr().unsafe_offset(at + 1),
            pattern.unsafe_ptr().unsafe_offset(1),
            n - 2,
        )
        == 0
    )


@no_inline
def _find_wide[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], pattern: StringSpan[b]) -> Int:
    """Returns the offset of the first match in whole vectors, or -1 minus the
    offset where the rest of the text starts."""
    var n = pattern.byte_length()
    var p = text.unsafe_ptr()
    var q = pattern.unsafe_ptr()
    var first = SIMD[DType.uint8, _WIDTH](q[])
    var last = SIMD[DType.uint8, _WIDTH](q[unsafe_offset=n - 1])
    var end = text.byte_length() - n - _WIDTH + 1
    var at = 0
    while at <= end:
        var starts = p.unsafe_load[width=_WIDTH](at)
        var ends = p.unsafe_load[width=_WIDTH](at + n - 1)
        var hits = pack_bits(starts.eq(first) & ends.eq(last))
        while hits != 0:
            var match_at = at + Int(count_trailing_zeros(hits))
            if _rest_matches(text, match_at, pattern):
                return match_at
            hits &= hits - 1
        at += _WIDTH
    return -1 - at


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
