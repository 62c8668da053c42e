from std.sys import argv
from std.utils import StaticTuple
from std.utils import IndexList


def check_stt_e3() raises:
    print(StaticTuple[Int, 3](8, 9)[1])


def check_stt_e4() raises:
    var i = 3
    print(StaticTuple[Int, 3](1, 8, 9)[i])


def check_idx_e3() raises:
    print(IndexList[3](1, 2))


def main() raises:
    var which = argv()[1]
    if which == "stt-e3":
        check_stt_e3()
    if which == "stt-e4":
        check_stt_e4()
    if which == "idx-e3":
        check_idx_e3()
