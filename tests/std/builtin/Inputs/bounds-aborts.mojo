from std.sys import argv
from std.collections import check_bounds, check_slice_bounds
from std.builtin.builtin_slice import ContiguousSlice


def check_cb_e1() raises:
    check_bounds(3, 3)


def check_cb_e2() raises:
    _ = check_slice_bounds(ContiguousSlice(4, 1, None), 3)


def check_cb_e3() raises:
    _ = check_slice_bounds(ContiguousSlice(2, 1, None), 3)


def main() raises:
    var which = argv()[1]
    if which == "cb-e1":
        check_cb_e1()
    if which == "cb-e2":
        check_cb_e2()
    if which == "cb-e3":
        check_cb_e3()
