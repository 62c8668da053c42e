# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Case mapping and grapheme classes by the tables of Unicode 16.0.0."""

from std.collections.string._tables import (
    GRAPHEME,
    LOWER,
    SPECIAL_UPPER,
    UPPER,
)
from std.collections.string._utf8 import decode_at, sequence_length
from std.collections.string.codepoint import Codepoint


def _number(table: StaticString, at: Int, count: Int) -> UInt32:
    """Returns the number that `count` digits of a table stand for."""
    var value: UInt32 = 0
    for i in range(count):
        value = (value << 6) | UInt32(table._at(at + i) - 48)
    return value


@no_inline
def _record(table: StaticString, size: Int, code: UInt32) -> Int:
    """Returns the offset of the last record whose first number isn't greater
    than a codepoint, -1 without one. Binary search."""
    var low = 0
    var high = table.byte_length() // size
    while low < high:
        var middle = (low + high) // 2
        if _number(table, middle * size, 4) <= code:
            low = middle + 1
        else:
            high = middle
    return (low - 1) * size if low > 0 else -1


@no_inline
def _simple(table: StaticString, code: UInt32) -> UInt32:
    """Returns the simple case mapping of a codepoint."""
    var at = _record(table, 13, code)
    if at < 0:
        return code
    var start = _number(table, at, 4)
    var end = _number(table, at + 4, 4)
    var stride = _number(table, at + 8, 1)
    if code > end or (code - start) % stride != 0:
        return code
    return code + _number(table, at + 9, 4) - (1 << 23)


def simple_lower(code: UInt32) -> UInt32:
    """Returns the lower-case form of a codepoint."""
    if code < 0x80:
        return code + 32 if code - 65 < 26 else code
    return _simple(LOWER, code)


def simple_upper(code: UInt32) -> UInt32:
    """Returns the simple upper-case form of a codepoint."""
    if code < 0x80:
        return code - 32 if code - 97 < 26 else code
    return _simple(UPPER, code)


def _special_upper(code: UInt32) -> Int:
    """Returns the offset of the special upper-case record, or -1."""
    if code < 0x80:
        return -1
    var at = _record(SPECIAL_UPPER, 16, code)
    if at >= 0 and _number(SPECIAL_UPPER, at, 4) == code:
        return at
    return -1


def lower_text[origin: ImmOrigin, //](text: StringSpan[origin]) -> String:
    """Returns a text in lower case."""
    var result = String(capacity=text.byte_length())
    var at = 0
    while at < text.byte_length():
        var code = decode_at(text.unsafe_ptr(), at)
        result.append(Codepoint(unsafe_unchecked_codepoint=simple_lower(code)))
        at += sequence_length(text._at(at))
    return result^


def upper_text[origin: ImmOrigin, //](text: StringSpan[origin]) -> String:
    """Returns a text in upper case."""
    var result = String(capacity=text.byte_length())
    var at = 0
    while at < text.byte_length():
        var code = decode_at(text.unsafe_ptr(), at)
        at += sequence_length(text._at(at))
        var special = _special_upper(code)
        if special < 0:
            result.append(
                Codepoint(unsafe_unchecked_codepoint=simple_upper(code))
            )
            continue
        for i in range(1, 4):
            var part = _number(SPECIAL_UPPER, special + 4 * i, 4)
            if part != 0:
                result.append(Codepoint(unsafe_unchecked_codepoint=part))
    return result^


def _case_of(code: UInt32) -> Tuple[Bool, Bool]:
    """Returns whether a codepoint is upper case and whether it is lower."""
    return (
        simple_lower(code) != code,
        simple_upper(code) != code or _special_upper(code) >= 0,
    )


def is_upper_text[origin: ImmOrigin, //](text: StringSpan[origin]) -> Bool:
    """Whether the cased codepoints are upper case and there is one."""
    var any_cased = False
    var at = 0
    while at < text.byte_length():
        var cased = _case_of(decode_at(text.unsafe_ptr(), at))
        if cased[0]:
            any_cased = True
        elif cased[1]:
            return False
        at += sequence_length(text._at(at))
    return any_cased


def is_lower_text[origin: ImmOrigin, //](text: StringSpan[origin]) -> Bool:
    """Whether the cased codepoints are lower case and there is one."""
    var any_cased = False
    var at = 0
    while at < text.byte_length():
        var cased = _case_of(decode_at(text.unsafe_ptr(), at))
        if cased[1]:
            any_cased = True
        elif cased[0]:
            return False
        at += sequence_length(text._at(at))
    return any_cased


def grapheme_class(code: UInt32) -> Int:
    """Returns the class of a codepoint: 0 other, 1 CR, 2 LF, 3 control,
    4 extend, 5 ZWJ, 6 regional indicator, 7 prepend, 8 spacing mark, 9 L,
    10 V, 11 T, 12 LV, 13 LVT, 14 extended pictographic, 15 consonant that may
    be linked, 16 linker, 17 extend that ends a conjunct."""
    if code < 0x300:
        if code < 0x20:
            return 2 if code == 10 else (1 if code == 13 else 3)
        if code < 0x7F:
            return 0
    if code >= 0xAC00 and code <= 0xD7A3:
        return 12 if (code - 0xAC00) % 28 == 0 else 13
    var at = _record(GRAPHEME, 9, code)
    if at < 0 or _number(GRAPHEME, at + 4, 4) < code:
        return 0
    return Int(_number(GRAPHEME, at + 8, 1))
