# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""UTF-8: lengths, validation, decoding."""

from std.memory.pointer import Pointer


@always_inline
def is_continuation(byte: Byte) -> Bool:
    """Whether a byte is not the first of its codepoint."""
    return byte & 0xC0 == 0x80


@always_inline
def sequence_length(first: Byte) -> Int:
    """Returns the number of bytes of the codepoint that starts with a byte."""
    if first < 0x80:
        return 1
    if first < 0xE0:
        return 2
    if first < 0xF0:
        return 3
    return 4


@always_inline
def decode_at[
    origin: ImmOrigin, //
](p: Pointer[Byte, origin], at: Int) -> UInt32:
    """Returns the codepoint at an offset of valid UTF-8."""
    var a = UInt32(p[unsafe_offset=at])
    if a < 0x80:
        return a
    var b = UInt32(p[unsafe_offset=at + 1]) & 0x3F
    if a < 0xE0:
        return ((a & 0x1F) << 6) | b
    var c = UInt32(p[unsafe_offset=at + 2]) & 0x3F
    if a < 0xF0:
        return ((a & 0x0F) << 12) | (b << 6) | c
    var d = UInt32(p[unsafe_offset=at + 3]) & 0x3F
    return ((a & 0x07) << 18) | (b << 12) | (c << 6) | d


def count_continuation_bytes[
    origin: ImmOrigin, //
](p: Pointer[Byte, origin], count: Int) -> Int:
    """Returns how many bytes are not the first of their codepoint."""
    var total = 0
    for i in range(count):
        total += Int(is_continuation(p[unsafe_offset=i]))
    return total


comptime _WIDE = 32
"""The number of bytes that are tested at once in long stretches of ASCII."""


def valid_prefix[
    origin: ImmOrigin, //
](p: Pointer[Byte, origin], start: Int, count: Int) -> Tuple[Int, Int]:
    """Returns the offset of the first ill-formed sequence at or after `start`
    (`count` without one) and the length of its maximal subpart.

    Follows table 3-7 of the Unicode Standard.
    """
    var at = start
    while at < count:
        var a = p[unsafe_offset=at]
        if a < 0x80:
            at += 1
            # Long stretches of ASCII go by many bytes at a time.
            while at + _WIDE <= count and (
                p.unsafe_load[width=_WIDE](at).reduce_or() < 0x80
            ):
                at += _WIDE
            continue
        var need = 1
        var low: Byte = 0x80
        var high: Byte = 0xBF
        if a < 0xC2 or a > 0xF4:
            return (at, 1)
        if a >= 0xF0:
            need = 3
            if a == 0xF0:
                low = 0x90
            elif a == 0xF4:
                high = 0x8F
        elif a >= 0xE0:
            need = 2
            if a == 0xE0:
                low = 0xA0
            elif a == 0xED:
                high = 0x9F
        for i in range(1, need + 1):
            if at + i >= count:
                return (at, i)
            var b = p[unsafe_offset=at + i]
            if b < low or b > high:
                return (at, i)
            low = 0x80
            high = 0xBF
        at += need + 1
    return (count, 0)


def is_valid_utf8[
    origin: ImmOrigin, //
](p: Pointer[Byte, origin], count: Int) -> Bool:
    """Whether bytes are well-formed UTF-8."""
    return valid_prefix(p, 0, count)[0] == count


def append_lossy[
    origin: ImmOrigin, //
](mut result: String, p: Pointer[Byte, origin], count: Int):
    """Appends bytes, with U+FFFD for each maximal ill-formed part."""
    var at = 0
    while at < count:
        var bad = valid_prefix(p, at, count)
        result._append(p.unsafe_offset(at), bad[0] - at)
        if bad[0] < count:
            result.write_string("\uFFFD")
        at = bad[0] + bad[1]
