# rule: 13/TEST-12
# expect: run
from std.testing import TestSuite


def words(*w: StaticString) -> List[StaticString]:
    var r = List[StaticString]()
    for x in w:
        r.append(x)
    return r^


def test_x():
    pass


def check_suite3() raises:
    try:
        TestSuite.discover_tests[__functions_in_module()](
            cli_args=words("p")
        ).run()
    except e:
        print(e)


def main() raises:
    check_suite3()
