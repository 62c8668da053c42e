# rule: 12/UNUM-2
# expect: reject
from std.utils.numerics import nan


def check_unum_e1() raises:
    print(nan[DType.int32]())


def main() raises:
    check_unum_e1()
