# rule: 11/TST-3, 11/TST-4
# expect: run


def check_tstr() raises:
    var x = 5
    var s = "w"
    print(t"a{x}b{{}}{s}")
    print(repr(t"a{1}"))
    print(repr(t"{x}-{s}"))
    print(String(t"{x+1}{s if x > 3 else "n"}"))
    var e = Error(t"err {x}")
    print(e)
    var o = String()
    o.write(t"[{x}]", t"{s}")
    print(o)
    print("{}|{!r}".format(t"q{x}", t"z{s}"))
    print(t"{t"in{x}"}")


def main() raises:
    check_tstr()
