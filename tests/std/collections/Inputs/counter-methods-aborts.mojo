from std.sys import argv
from std.collections import Counter


def check_counter_e1() raises:
    var c = Counter[Int](1)
    _ = c.most_common(2)


def check_counter_e2() raises:
    var c = Counter[Int](1)
    print(c.most_common(1)[0][2].isa[Int]())


def main() raises:
    var which = argv()[1]
    if which == "counter-e1":
        check_counter_e1()
    if which == "counter-e2":
        check_counter_e2()
