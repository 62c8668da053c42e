from std.sys import argv
from std.collections.interval import Interval


def check_itv_e1() raises:
    print(len(Interval(5, 5)))


def check_itv_e2() raises:
    print(Interval(5, 4))


def main() raises:
    var which = argv()[1]
    if which == "itv-e1":
        check_itv_e1()
    if which == "itv-e2":
        check_itv_e2()
