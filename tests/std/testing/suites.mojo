# rule: 13/TEST-10a, 13/TEST-11, 13/TEST-12, 13/TEST-16, 08/TST-3, 08/TST-4, 08/TST-5
# expect: run
from std.testing import TestSuite, assert_equal
from std.testing.suite import TestReport, TestResult, TestSuiteReport
from std.reflection import SourceLocation


def words(*w: StaticString) -> List[StaticString]:
    var r = List[StaticString]()
    for x in w:
        r.append(x)
    return r^


def test_a() raises:
    assert_equal(1, 1)


def test_b() raises:
    raise Error("bad\nline")


def test_c() raises:
    pass


def helper():
    pass


def cut(s: String) -> String:
    # Without the times.
    var out = String()
    for line in s.splitlines():
        if "[" in line:
            out.write(line.split("[")[0], line.split("]")[1], "|")
        else:
            out.write(line, "|")
    return out


def check_suite() raises:
    var loc = SourceLocation(1, 2, "t.mojo")
    var s = TestSuite(location=loc, cli_args=words("p"))
    s.test[test_a]()
    s.test[test_b]()
    s.test[test_c]()
    s.skip[test_c]()
    var r: TestSuiteReport
    try:
        r = s.generate_report()
    except e:
        s^.abandon()
        raise e^
    print(cut(String(r)))
    print(
        r.passed,
        r.failures,
        r.skipped,
        r.reports[1].name,
        r.reports[1].error.value(),
        r.location,
    )
    s^.abandon()
    print(
        repr(TestResult.PASS),
        repr(TestResult.FAIL),
        repr(TestReport.passed(name="t", duration_ns=5)),
        TestResult.SKIP == TestResult.SKIP,
        TestResult.PASS,
    )
    var rep = repr(r)
    print(
        rep.startswith(
            "TestSuiteReport(passed=1, failed=1, skipped=1, total_duration_ns="
        )
    )
    for args in [
        words("p", "--only", "test_c"),
        words("p", "--skip", "test_b"),
        words("p", "--skip-all"),
        words("p", "--skip-all", "x"),
        words("p", "--foo"),
        words("p", "--only"),
        words("p", "--only", "zz"),
        words("p", "--skip", "zz"),
    ]:
        var t = TestSuite(location=loc, cli_args=args.copy())
        t.test[test_a]()
        t.test[test_b]()
        t.test[test_c]()
        try:
            t^.run(quiet=True)
        except e:
            print(e)


def main() raises:
    check_suite()
