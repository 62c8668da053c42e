# rule: 13/TEST-10a
# expect: reject
from std.testing import TestSuite


def check_suite_e2() raises:
    var s = TestSuite()


def main() raises:
    check_suite_e2()
