from std.sys import argv


def check_cp_e1() raises:
    print(ord(""))


def check_cp_e2() raises:
    print(ord("ab"))


def check_cp_e3() raises:
    print(chr(0xD800))


def main() raises:
    var which = argv()[1]
    if which == "cp-e1":
        check_cp_e1()
    if which == "cp-e2":
        check_cp_e2()
    if which == "cp-e3":
        check_cp_e3()
