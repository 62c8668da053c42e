# rule: 11/STM-5, 11/STM-6, 11/STM-7, 11/TXC-1, 11/TXC-2
# expect: run


def check_methods() raises:
    var s = String("hello world hello")
    print(
        s.find("hello"),
        s.find("hello", 1),
        s.find("hello", start=-5),
        s.find("zz"),
        s.find("", 5),
        s.find("o", -100),
    )
    print(
        s.rfind("hello"), s.rfind("hello", 13), s.rfind(""), s.rfind("w", -12)
    )
    print(s.count("l"), s.count(""), s.count("ll"), String("aaaa").count("aa"))
    print(
        s.startswith("hello"),
        s.startswith("world", 6),
        s.startswith("world", 6, 8),
        s.startswith("wo", 6, 8),
        String("abc").startswith("", 1),
        s.startswith("hello", start=0, end=5),
    )
    print(
        s.endswith("hello"),
        s.endswith("world", 0, 11),
        s.endswith("hello", 13),
        s.endswith(""),
    )
    print(
        s.removeprefix("hello "), s.removesuffix(" hello"), s.removeprefix("x")
    )
    print(
        repr(String(" \t\n\v\f\r\x1c\x1d\x1ea \x1f").strip()),
        repr(String("xxaxx").strip("x")),
        repr(String("éaé").lstrip("é")),
        repr(String("abcba").rstrip("ab")),
    )
    print(
        s.split(" "),
        s.split(" ", 1),
        s.split(" ", maxsplit=0),
        s.split(sep="o"),
    )
    print(
        repr(String("  a  b c ").split()),
        repr(String("  a  b c ").split(maxsplit=1)),
        repr(String("").split()),
        repr(String("").split(",")),
    )
    print(
        String("abc").split(""),
        String("abc").split("", 1),
        String("a b").split(None),
    )
    print(
        String("a\nb\r\nc\rd\x0be\u2028f\n").splitlines(),
        String("a\nb\r\n").splitlines(keepends=True).__len__(),
        repr(String("a\r\nb").splitlines(True)[0]),
        String("").splitlines(),
    )
    print(
        s.replace("hello", "X"),
        String("ab").replace("", "-"),
        String("aaa").replace("aa", "b"),
        String("aé").replace("é", ""),
    )
    var li: List[Int] = [1, 2, 3]
    print(
        String(", ").join(li),
        StringSpan("-").join(Span(li)),
        String("").join(li),
    )
    var arr: Array[String, 2] = ["a", "b"]
    print(String("+").join(arr))
    print(
        String(" \t").isspace(),
        String("").isspace(),
        String("\u2028").isspace(),
        String("\u00a0").isspace(),
        StringSpan("\r\n").isnewline(),
        StringSpan("\n").isnewline[single_character=True](),
        String(" ").isspace[single_character=True](),
    )
    print(
        String("12a").is_ascii_digit(),
        String("").is_ascii_digit(),
        String("").is_ascii_printable(),
        String("a\t").is_ascii_printable(),
        String("٣").is_ascii_digit(),
    )
    print(
        repr(String("ab").ascii_ljust(5, "*")),
        String("ab").ascii_rjust(5, fillchar="0"),
        String("ab").ascii_center(5, "-"),
        String("ab").ascii_center(1),
        String("ab").ascii_ljust(width=3),
        sep="|",
    )
    var t = StringSpan("e\u0301xy").split_at_grapheme(1)
    print(t[0].byte_length(), t[1])
    var t2 = String("ab").split_at_grapheme(0)
    print(repr(t2[0]), t2[1])
    var t3 = String("ab").split_at_grapheme(9)
    print(t3[0], repr(t3[1]))


def main() raises:
    check_methods()
