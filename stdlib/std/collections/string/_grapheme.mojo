# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Boundaries of extended grapheme clusters (UAX #29, Unicode 16.0.0)."""

from std.collections.string._case import grapheme_class
from std.collections.string._utf8 import (
    decode_at,
    is_continuation,
    sequence_length,
)


def codepoint_start_before[
    origin: ImmOrigin, //
](text: StringSpan[origin], at: Int) -> Int:
    """Returns the offset of the codepoint that ends at an offset."""
    var start = at - 1
    while start > 0 and is_continuation(text._at(start)):
        start -= 1
    return start


@always_inline
def _class_at[origin: ImmOrigin, //](text: StringSpan[origin], at: Int) -> Int:
    """Returns the class of the codepoint at an offset."""
    return grapheme_class(decode_at(text.unsafe_ptr(), at))


def next_boundary[
    origin: ImmOrigin, //
](text: StringSpan[origin], start: Int) -> Int:
    """Returns the end of the cluster that starts at an offset."""
    var at = start + sequence_length(text._at(start))
    while at < text.byte_length() and not _is_boundary(text, at):
        at += sequence_length(text._at(at))
    return at


def previous_boundary[
    origin: ImmOrigin, //
](text: StringSpan[origin], end: Int) -> Int:
    """Returns the start of the cluster that ends at an offset."""
    var at = codepoint_start_before(text, end)
    while at > 0 and not _is_boundary(text, at):
        at = codepoint_start_before(text, at)
    return at


def _is_boundary[
    origin: ImmOrigin, //
](text: StringSpan[origin], at: Int) -> Bool:
    """Whether a cluster ends at an offset inside the text (GB3 to GB13)."""
    var first = text._at(at)
    var last = text._at(at - 1)
    if first < 0x80 and last < 0x80:
        return not (first == 10 and last == 13)
    var before_at = codepoint_start_before(text, at)
    var before = _class_at(text, before_at)
    var after = _class_at(text, at)
    if (before >= 1 and before <= 3) or (after >= 1 and after <= 3):
        return True
    if after == 4 or after == 5 or after == 8 or after >= 16:
        return False
    if before == 7:
        return False
    if before == 9:
        return not (after == 9 or after == 10 or after == 12 or after == 13)
    if before == 10 or before == 12:
        return not (after == 10 or after == 11)
    if before == 11 or before == 13:
        return after != 11
    if after == 15:
        return not _follows_conjunct(text, at)
    if after == 14 and before == 5:
        return not _follows_pictograph(text, before_at)
    if after == 6 and before == 6:
        return _regional_indicators_before(text, at) % 2 == 0
    return True


def _follows_conjunct[
    origin: ImmOrigin, //
](text: StringSpan[origin], end: Int) -> Bool:
    """Whether a consonant and a linker stand before an offset (GB9c)."""
    var linked = False
    var at = end
    while at > 0:
        at = codepoint_start_before(text, at)
        var kind = _class_at(text, at)
        if kind == 15:
            return linked
        if kind == 16:
            linked = True
        elif kind != 4 and kind != 5:
            return False
    return False


def _follows_pictograph[
    origin: ImmOrigin, //
](text: StringSpan[origin], end: Int) -> Bool:
    """Whether a pictograph and extends stand before an offset (GB11)."""
    var at = end
    while at > 0:
        at = codepoint_start_before(text, at)
        var kind = _class_at(text, at)
        if kind == 14:
            return True
        if kind != 4 and kind < 16:
            return False
    return False


def _regional_indicators_before[
    origin: ImmOrigin, //
](text: StringSpan[origin], end: Int) -> Int:
    """Returns how many regional indicators stand right before an offset."""
    var count = 0
    var at = end
    while at > 0:
        at = codepoint_start_before(text, at)
        if _class_at(text, at) != 6:
            break
        count += 1
    return count
