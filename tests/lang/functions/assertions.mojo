# rule: 06/AST-1, 06/AST-3, 06/AST-6
# expect: run
def side() -> Bool:
    print("evaluated")
    return False


def main():
    assert side(), "msg"
    debug_assert(side(), "m")
    debug_assert[assert_mode="safe"](True, "a", 1)
    assert 1 == 1
    comptime assert 1 < 2, "ok"
    print("end")
