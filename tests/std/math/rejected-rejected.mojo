# rule: 10/MATH-1
# expect: reject
from std.math import sin
from std.math import rsqrt


def check_math_e1() raises:
    print(sin(Int(1)))


def check_math_e2() raises:
    print(rsqrt(Int(1)))


def main() raises:
    check_math_e1()
    check_math_e2()
