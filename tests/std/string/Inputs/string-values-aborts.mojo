from std.sys import argv


def check_str_e1() raises:
    var r = String("ab")
    r.resize(4, 200)


def check_str_e2() raises:
    var r = String("aé")
    r.resize(2)


def main() raises:
    var which = argv()[1]
    if which == "str-e1":
        check_str_e1()
    if which == "str-e2":
        check_str_e2()
