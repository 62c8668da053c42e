from std.sys import argv


def check_dbg5() raises:
    debug_assert[assert_mode="safe"](False, String("x") * 3000)


def main() raises:
    var which = argv()[1]
    if which == "dbg5":
        check_dbg5()
