# rule: 13/DBG-4
# expect: reject


def check_dbg_e2() raises:
    debug_assert[assert_mode="zz"](1 > 2, "w", 1)


def main() raises:
    check_dbg_e2()
