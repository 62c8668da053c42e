from std.sys import argv
from std.itertools import count, take, drop, repeat


def check_itr_e1() raises:
    var xs: List[Int] = [1]
    _ = iter(xs).nth(-1)


def check_itt_e1() raises:
    var n = -1
    for x in take(count(), n):
        print(x)


def check_itt_e2() raises:
    var n = -1
    for x in drop(count(), n):
        print(x)


def check_itt_e3() raises:
    var n = -1
    for x in repeat(2, times=n):
        print(x)


def main() raises:
    var which = argv()[1]
    if which == "itr-e1":
        check_itr_e1()
    if which == "itt-e1":
        check_itt_e1()
    if which == "itt-e2":
        check_itt_e2()
    if which == "itt-e3":
        check_itt_e3()
