# rule: 06/OVL-2
# expect: reject
from std.math import sqrt


def sqrt(x: String) -> Int:
    return 1


def inner(x: Int) -> String:
    return "outer"


def main():
    def inner(x: String) -> String:
        return "nested"

    print(inner(1))
