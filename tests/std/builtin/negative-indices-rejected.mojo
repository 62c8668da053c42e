# rule: 10/ERR-13
# expect: reject
from std.collections import Deque


def check_neg_e() raises:
    var l: List[Int] = [1]
    print(l[-1])


def main() raises:
    check_neg_e()
