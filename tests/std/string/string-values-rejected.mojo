# rule: 11/STR-5, 11/STR-6
# expect: reject


def check_str_e6() raises:
    var s = String("a")
    print(s + s)


def check_str_e8() raises:
    var s = String("abc")
    var v: String = s[byte=1:]


def main() raises:
    check_str_e6()
    check_str_e8()
