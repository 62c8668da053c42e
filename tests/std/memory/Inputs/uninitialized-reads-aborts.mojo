from std.sys import argv
from std.memory import alloc


def check_poi() raises:
    var p = alloc[Float32](1)
    p[] = Float32.MAX_FINITE
    print(p.unsafe_load())


def main() raises:
    var which = argv()[1]
    if which == "poi":
        check_poi()
