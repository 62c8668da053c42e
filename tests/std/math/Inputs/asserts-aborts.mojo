from std.sys import argv
from std.math import factorial


def check_math_e3() raises:
    print(factorial(21))


def main() raises:
    var which = argv()[1]
    if which == "math-e3":
        check_math_e3()
