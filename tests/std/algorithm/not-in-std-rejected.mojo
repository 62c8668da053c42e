# rule: 12/ALGO-0
# expect: reject
from std.algorithm import elementwise


def check_algo_e() raises:
    pass


def main() raises:
    check_algo_e()
