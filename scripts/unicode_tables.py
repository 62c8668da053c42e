#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Writes stdlib/std/collections/string/_tables.mojo from Unicode 16.0.0.

Needs the packages unicodedata2 (16.0.0) and regex (2024.11.6).
"""
import sys
import regex
import unicodedata2 as u

assert u.unidata_version == "16.0.0"
N = 0x110000
skip = range(0xD800, 0xE000)


def digits(value, count):
    """`value` in base 64, most significant first, as characters from '0'."""
    return "".join(chr(48 + ((value >> (6 * i)) & 63)) for i in reversed(range(count)))


def full_upper(c):
    return [ord(x) for x in chr(c).upper()]


# Python's own tables may be older; unicodedata2 has no case mappings, so the case pairs that Unicode 16 added to
# 15.1 stand here (UnicodeData.txt 16.0.0).
ADDED = [(0xA7CB, 0x264), (0xA7CC, 0xA7CD), (0xA7DA, 0xA7DB), (0xA7DC, 0x19B), (0x1C89, 0x1C8A)] + [
    (0x10D50 + i, 0x10D70 + i) for i in range(22)]
upper, lower, special = {}, {}, {}
for c in range(N):
    if c in skip:
        continue
    up = full_upper(c)
    if len(up) > 1:
        special[c] = up
    elif up[0] != c:
        upper[c] = up[0]
    low = [ord(x) for x in chr(c).lower()]
    if c == 0x130:
        low = [0x69]
    assert len(low) == 1
    if low[0] != c:
        lower[c] = low[0]
for a, b in ADDED:
    lower[a] = b
    upper[b] = a


def ranges(mapping):
    """[(start, end, stride, delta)] that cover the mapping."""
    keys, out, i = sorted(mapping), [], 0
    while i < len(keys):
        best = None
        for stride in (1, 2):
            j = i
            while (j + 1 < len(keys) and keys[j + 1] == keys[j] + stride
                   and mapping[keys[j + 1]] - keys[j + 1] == mapping[keys[i]] - keys[i]):
                j += 1
            if best is None or j > best[0]:
                best = (j, stride)
        j, stride = best
        out.append((keys[i], keys[j], stride, mapping[keys[i]] - keys[i]))
        i = j + 1
    return out


def case_records(mapping):
    return "".join(digits(s, 4) + digits(e, 4) + digits(st, 1) + digits(d + (1 << 23), 4)
                   for s, e, st, d in ranges(mapping))


special_text = "".join(digits(c, 4) + "".join(digits(x, 4) for x in (up + [0, 0])[:3])
                       for c, up in sorted(special.items()))

names = ["Other", "CR", "LF", "Control", "Extend", "ZWJ", "RI", "Prepend", "SpacingMark", "L", "V", "T", "LV", "LVT",
         "ExtPict", "Consonant", "Linker", "ExtendOnly"]
kind = bytearray(N)
ALL = "".join(chr(c) for c in range(N) if c not in skip)


def mark(pattern, k):
    for m in regex.finditer(pattern, ALL):
        kind[ord(m.group())] = k


for name, gcb in (("CR", "CR"), ("LF", "LF"), ("Control", "Control"), ("Extend", "Extend"), ("ZWJ", "ZWJ"),
                  ("RI", "Regional_Indicator"), ("Prepend", "Prepend"), ("SpacingMark", "SpacingMark"), ("L", "L"),
                  ("V", "V"), ("T", "T")):
    mark(r"\p{GCB=%s}" % gcb, names.index(name))
for m in regex.finditer(r"\p{Extended_Pictographic}", ALL):
    assert kind[ord(m.group())] == 0
    kind[ord(m.group())] = names.index("ExtPict")
for m in regex.finditer(r"\p{InCB=Consonant}", ALL):
    assert kind[ord(m.group())] == 0
    kind[ord(m.group())] = names.index("Consonant")
for m in regex.finditer(r"\p{InCB=Linker}", ALL):
    assert kind[ord(m.group())] == 4
    kind[ord(m.group())] = names.index("Linker")
incb_extend = {ord(m.group()) for m in regex.finditer(r"\p{InCB=Extend}", ALL)}
for c in range(N):
    if kind[c] == 4 and c not in incb_extend:
        kind[c] = names.index("ExtendOnly")
records, c = [], 0
while c < N:
    e = c
    while e + 1 < N and kind[e + 1] == kind[c]:
        e += 1
    if kind[c]:
        records.append(digits(c, 4) + digits(e, 4) + digits(kind[c], 1))
    c = e + 1

out = sys.stdout
out.write('# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.\n')
out.write('"""Unicode 16.0.0 in fixed-width records, written by scripts/unicode_tables.py.\n\n')
out.write('A number is written in base 64, most significant digit first, digit `d` as the\ncharacter `48 + d`.\n"""\n')


def table(name, text, doc):
    out.write("\ncomptime %s: StaticString = (\n" % name)
    for i in range(0, len(text), 72):
        out.write('    "%s"\n' % text[i:i + 72].replace("\\", "\\\\"))
    out.write(')\n"""%s"""\n' % doc)


table("UPPER", case_records(upper), "Simple upper-case mappings: start (4), end (4), stride (1), 2^23 + delta (4).")
table("LOWER", case_records(lower), "Simple lower-case mappings: start (4), end (4), stride (1), 2^23 + delta (4).")
table("SPECIAL_UPPER", special_text, "Upper-case mappings to several codepoints: codepoint (4), three results (4 each).")
table("GRAPHEME", "".join(records), "Grapheme cluster classes: first (4), last (4), class (1).")
