# rule: 10/TUP-1, 10/TUP-3
# expect: reject


def check_tup_e1() raises:
    var t = (1, 2)
    print(t[2])


def check_tup_e3() raises:
    print((1, 2) == (1, "a"))


def main() raises:
    check_tup_e1()
    check_tup_e3()
