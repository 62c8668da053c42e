# rule: 11/SLT-2
# expect: reject


def check_lit_e1() raises:
    print("abc"[0])


def check_lit_e5() raises:
    print("abc".graphemes())


def main() raises:
    check_lit_e1()
    check_lit_e5()
