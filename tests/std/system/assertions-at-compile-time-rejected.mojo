# rule: 13/DBG-9
# expect: reject
def f(x: Int) -> Int:
    debug_assert[assert_mode="safe"](x > 5, "too small ", x)
    return x


comptime y = f(3)


def check_dbg9() raises:
    print(y)


def main() raises:
    check_dbg9()
