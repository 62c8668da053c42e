# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Searching and escaping of bytes."""

from std.bit import count_trailing_zeros
from std.memory import pack_bits, unsafe_memcmp
from std.memory.pointer import Pointer
from std.sys.info import simd_byte_width


comptime _WIDE = 32 if simd_byte_width() >= 32 else 16
"""The number of bytes that are compared at once in long texts."""

comptime _NARROW = 8
"""The number of bytes that are compared at once in short ones."""


def find[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], pattern: StringSpan[b]) -> Int:
    """Returns the offset of the first match of a non-empty pattern, or -1.

    Compares the first and the last byte of the pattern before the rest, at
    many offsets at a time (Wojciech Mula, "SIMD-friendly algorithms for
    substring searching", 2016).
    """
    if pattern.byte_length() == 1:
        return find_byte(text, pattern._at(0))
    var starts = text.byte_length() - pattern.byte_length() + 1
    if starts >= _WIDE:
        return _find_by_vectors[_WIDE](text, pattern, starts)
    if starts >= _NARROW:
        return _find_by_vectors[_NARROW](text, pattern, starts)
    for at in range(starts):
        if text._at(at) == pattern._at(0) and _rest_matches(text, at, pattern):
            return at
    return -1


@always_inline
def _rest_matches[
    a: ImmOrigin, b: ImmOrigin, //
](text: StringSpan[a], at: Int, pattern: StringSpan[b]) -> Bool:
    """Whether the pattern stands at an offset whose first byte fits."""
    return (
        unsafe_memcmp(
            text.unsafe_ptr().unsafe_offset(at + 1),
            pattern.unsafe_ptr().unsafe_offset(1),
            pattern.byte_length() - 1,
        )
        == 0
    )


@no_inline
def _find_by_vectors[
    a: ImmOrigin, b: ImmOrigin, //, width: Int
](text: StringSpan[a], pattern: StringSpan[b], starts: Int) -> Int:
    """Returns the offset of the first match at one of the first `starts`
    offsets, at least `width`, or -1."""
    var n = pattern.byte_length()
    var p = text.unsafe_ptr()
    var first = SIMD[DType.uint8, width](pattern._at(0))
    var last = SIMD[DType.uint8, width](pattern._at(n - 1))
    var at = 0
    while True:
        var firsts = p.unsafe_load[width=width](at)
        var lasts = p.unsafe_load[width=width](at + n - 1)
        var hits = pack_bits(firsts.eq(first) & lasts.eq(last))
        while hits != 0:
            var match_at = at + Int(count_trailing_zeros(hits))
            if n == 2 or _rest_matches(text, match_at, pattern):
                return match_at
            hits &= hits - 1
        if at == starts - width:
            return -1
        # The last vector overlaps with the one before.
        at = min(at + width, starts - width)


@always_inline
def find_byte[
    origin: ImmOrigin, //
](text: StringSpan[origin], byte: Byte) -> Int:
    """Returns the offset of the first byte of a value, or -1."""
    var n = text.byte_length()
    if n >= _WIDE:
        return _find_byte_by_vectors[_WIDE](text, byte)
    if n >= _NARROW:
        return _find_byte_by_vectors[_NARROW](text, byte)
    for at in range(n):
        if text._at(at) == byte:
            return at
    return -1


@no_inline
def _find_byte_by_vectors[
    origin: ImmOrigin, //, width: Int
](text: StringSpan[origin], byte: Byte) -> Int:
    """Returns the offset of the first byte of a value in a text of at least
    `width` bytes, or -1."""
    var end = text.byte_length() - width
    var p = text.unsafe_ptr()
    var wanted = SIMD[DType.uint8, width](byte)
    var at = 0
    while True:
        var hits = pack_bits(p.unsafe_load[width=width](at).eq(wanted))
        if hits != 0:
            return at + Int(count_trailing_zeros(hits))
        if at == end:
            return -1
        at = min(at + width, end)


def count_byte[
    origin: ImmOrigin, //
](text: StringSpan[origin], byte: Byte) -> Int:
    """Returns how often a byte stands in a text."""
    var total = 0
    for at in range(text.byte_length()):
        total += Int(text._at(at) == byte)
    return total


@always_inline
def skip_above[
    origin: ImmOrigin, //
](text: StringSpan[origin], start: Int, most: UInt64) -> Int:
    """Returns the offset of the first byte, at or after an offset, that isn't
    an ASCII character above another, or the end. Eight bytes at a time."""
    comptime ones: UInt64 = 0x0101010101010101
    comptime tops: UInt64 = 0x8080808080808080
    var n = text.byte_length()
    var at = start
    while n - at >= 8:
        var word = (
            text.unsafe_ptr()
            .unsafe_offset(at)
            .unsafe_bitcast[UInt64]()
            .unsafe_load[alignment=1]()
        )
        # The top bit of the first such byte, perhaps of some after it.
        var others = ((word - ones * (most + 1)) | word) & tops
        if others != 0:
            return at + Int(count_trailing_zeros(others)) // 8
        at += 8
    while at < n and text._at(at) < 0x80 and UInt64(text._at(at)) > most:
        at += 1
    return at


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
