# rule: 13/DBG-4
# expect: reject
# flags: -D ASSERT=bad


def check_dbg_e() raises:
    debug_assert(1 > 2, "w", 1)


def main() raises:
    check_dbg_e()
