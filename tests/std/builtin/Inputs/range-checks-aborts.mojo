from std.sys import argv


def check_rng_e4() raises:
    var i = 3
    print(range(3)[i])


def main() raises:
    var which = argv()[1]
    if which == "rng-e4":
        check_rng_e4()
