from std.sys import argv


def check_m_e1() raises:
    var s = String("ab")
    _ = s.split_at_grapheme(-1)


def check_m_e2() raises:
    print(String("ab").ascii_ljust(5, "**"))


def main() raises:
    var which = argv()[1]
    if which == "m-e1":
        check_m_e1()
    if which == "m-e2":
        check_m_e2()
