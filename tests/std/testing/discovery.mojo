# rule: 13/TEST-12
# expect: run
from std.testing import TestSuite


def words(*w: StaticString) -> List[StaticString]:
    var r = List[StaticString]()
    for x in w:
        r.append(x)
    return r^


def test_x() raises:
    pass


def test_y() raises:
    pass


def other():
    pass


def check_suite2() raises:
    var s = TestSuite.discover_tests[__functions_in_module()](
        cli_args=words("p")
    )
    print(len(s.tests))
    s^.run(quiet=True)
    var u = TestSuite.discover_tests[__functions_in_module()](
        cli_args=words("p")
    )
    u^.run(quiet=True, skip_all=True)


def main() raises:
    check_suite2()
