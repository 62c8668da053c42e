from std.sys import argv
from std.algorithm import vectorize


def check_vec_e1() raises:
    def show[width: Int](idx: Int) {}:
        pass

    var n = -1
    vectorize[4](n, show)


def main() raises:
    var which = argv()[1]
    if which == "vec-e1":
        check_vec_e1()
