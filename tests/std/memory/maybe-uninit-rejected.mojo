# rule: 12/MUN-1
# expect: reject
from std.memory import UnsafeMaybeUninit


def check_mun_e1() raises:
    var v = UnsafeMaybeUninit(String("a"))
    var w = v
    _ = w
    _ = v


def main() raises:
    check_mun_e1()
