# rule: 11/TXT-2, 11/TXT-5, 11/TXT-6, 11/TXC-6
# expect: run
def main():
    var s = String("ae\u0301\r\nz")
    print(s.byte_length(), s.count_codepoints(), s.count_graphemes())
    print(s[byte=0], s[codepoint=1], s[grapheme=3], s[byte=6:])
    for c in s.codepoints():
        print(Int(c), end=" ")
    print()
    for g in s:
        print(g.byte_length(), end=" ")
    print()
    for g in s.__reversed__():
        print(g.byte_length(), end=" ")
    print()
    for b in String("hé").bytes():
        print(b, end=" ")
    print()
    print(StringSpan("👨‍👩‍👧🇩🇪🇫🇷").count_graphemes(), StringSpan("각x").count_graphemes())
