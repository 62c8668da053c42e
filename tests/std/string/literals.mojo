# rule: 11/SLT-1, 11/SLT-3
# expect: run


def check_lit() raises:
    print(
        "a" + "b",
        "ab" * 2,
        "a" < "b",
        "a" == String("a"),
        "a" >= "b",
        "a" != "b",
    )
    print(
        "hé".byte_length(),
        "hé".count_codepoints(),
        "hé".unsafe_ptr()[0],
        "hé".as_bytes()[1],
        "hé".as_string_slice(),
        "hé".as_c_string_slice(),
    )
    print(
        "abcabc".find("c"),
        "abcabc".find("c", 3),
        "abcabc".find("c", start=4),
        "abcabc".rfind("a"),
        "abcabc".count("ab"),
        "aB".lower(),
        "aB".upper(),
    )
    print(
        "a".ascii_rjust(3),
        "a".ascii_ljust(3),
        "a".ascii_center(4),
        "abc".startswith("ab"),
        "abc".endswith("bc"),
        "12".is_ascii_digit(),
        "A".isupper(),
        "a".islower(),
        sep="|",
    )
    print(" a ".strip(), " a ".lstrip(), " a ".rstrip(), sep="|")
    for c in "ab".codepoints():
        print(c, end="")
    for c in "ab".codepoint_slices():
        print(c, end="")
    for c in "ab".codepoint_slices_reversed():
        print(c, end="")
    print()
    var l: List[Int] = [1, 2]
    print("{}".format(3), ",".join(l), "a,b".split(","))
    print(Int("5"), Float64("2.5"), Bool(""))
    var v = "x"
    v += "y"
    print(v)
    var ls = ["a", "b"]
    print(repr(ls))


def main() raises:
    check_lit()
