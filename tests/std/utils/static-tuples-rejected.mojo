# rule: 12/STT-3
# expect: reject
from std.utils import StaticTuple


def check_stt_e5() raises:
    print(StaticTuple[Int, 3](1, 8, 9))


def main() raises:
    check_stt_e5()
