from std.sys import argv


def check_asrt() raises:
    debug_assert[assert_mode="safe"](1 > 2, "bad ", 3)


def check_asrt3() raises:
    debug_assert[assert_mode="safe"](False)


def main() raises:
    var which = argv()[1]
    if which == "asrt":
        check_asrt()
    if which == "asrt3":
        check_asrt3()
