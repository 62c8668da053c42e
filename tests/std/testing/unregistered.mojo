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


def check_suite_e() raises:
    var s = TestSuite(cli_args=words("p"))
    s.skip[test_x]()
    try:
        s^.run()
    except e:
        print(e)


def main() raises:
    check_suite_e()
