# rule: 12/VRNT-2
# expect: reject
from std.utils import Variant


def check_vrnt_e1() raises:
    var v: Variant[Int, String] = 1
    print(v.isa[Bool]())


def main() raises:
    check_vrnt_e1()
