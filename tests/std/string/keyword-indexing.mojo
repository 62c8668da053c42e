# rule: 11/TXT-3, 11/TXT-1, 11/TXT-7, 11/TXT-8
# expect: run
from std.hashlib import hash


def check_idx() raises:
    var s = String("aé\u20ac𝄞z")
    print(s[byte=0], s[byte=1], s[byte=3], s[byte=6], s[byte=10])
    print(s[byte=1:6], s[byte=:1], s[byte=6:], s[byte=:])
    print(s[codepoint=2], s[codepoint=1:3], s[codepoint=:2], s[codepoint=3:])
    var g = StringSpan(s).as_imm()
    print(g[grapheme=1], g[grapheme=1:3], s[grapheme=4])
    print(g[byte=1], g[codepoint=3])
    print(s.byte_length(), s.count_codepoints(), s.count_graphemes())
    comptime L = StaticString("aé")
    print(L[byte=1:], L[codepoint=1], L[grapheme=1])


def check_iter() raises:
    var s = "e\u0301x"
    for g in s:
        print(g.byte_length(), end=" ")
    print()
    for g in StringSpan(s):
        print(g, end=",")
    print()
    for g in "ab":
        print(g, end=",")
    print()
    for g in s.__reversed__():
        print(g, end=",")
    print()
    for g in s.graphemes_reversed():
        print(g, end=",")
    print()
    for c in s.codepoints():
        print(c.to_u32(), end=",")
    print()
    for c in s.codepoint_slices():
        print(c.byte_length(), end=",")
    print()
    for c in s.codepoint_slices_reversed():
        print(c.byte_length(), end=",")
    print()
    for b in s.bytes():
        print(b, end=",")
    print()
    for t in s.grapheme_indices():
        print(t[0], t[1], end=",")
    print()
    for g in "ab".__reversed__():
        print(g, end=",")
    print()
    print(s[codepoint=0], s[grapheme=1], s[byte=3:])


def check_cmp() raises:
    var a = String("abc")
    var b: StaticString = "abc"
    print(
        a == b,
        hash(a) == hash(b),
        a < "abd",
        a <= a,
        b < "abd",
        "b" > "a",
        b >= "abc",
        a != b,
    )
    print("z" < "é", "é" < "€", "" < "a", String("") == "")

    def mx[T: Comparable & Copyable](a: T, b: T) -> T:
        return a.copy() if a > b else b.copy()

    print(mx(String("x"), String("y")))


def check_repr() raises:
    print(repr("a'b\\c\td\ne\rf\"é"))
    print(repr(String("\x00\x1f\x7f\u0080")))
    print(repr(StringSpan("q")))


def main() raises:
    check_idx()
    check_iter()
    check_cmp()
    check_repr()
