# rule: 10/ERR-7
# expect: run


def check_asrt2() raises:
    assert 1 > 2, "no check"
    debug_assert(1 > 2, "no check")
    print("ok")


def main() raises:
    check_asrt2()
