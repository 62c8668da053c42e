# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Test suites."""

from std.collections.set import Set
from std.io.file_descriptor import FileDescriptor
from std.os.env import getenv
from std.reflection import SourceLocation, call_location, get_function_name
from std.sys.arg import argv
from std.time import perf_counter_ns


def _paint(text: String, code: StaticString) -> String:
    """Returns a text in a colour on terminals."""
    if not FileDescriptor(1).isatty():
        return text
    return String("\x1b[", code, "m", text, "\x1b[0m")


struct TestResult(Equatable, ImplicitlyCopyable, Writable):
    """What became of a test."""

    var _value: Int

    comptime PASS = TestResult(0)
    """It returned."""
    comptime FAIL = TestResult(1)
    """It raised."""
    comptime SKIP = TestResult(2)
    """It wasn't run."""

    def __init__(out self, value: Int):
        """Builds a result of a number."""
        self._value = value

    def __eq__(self, other: Self) -> Bool:
        """Whether the results are equal."""
        return self._value == other._value

    def _name(self) -> StaticString:
        """Returns the word."""
        if self._value == 0:
            return "PASS"
        if self._value == 1:
            return "FAIL"
        return "SKIP"

    def write_to(self, mut writer: Some[Writer]):
        """Writes the word in its colour."""
        if self._value == 0:
            writer.write(_paint("PASS", "92"))
        elif self._value == 1:
            writer.write(_paint("FAIL", "91"))
        else:
            writer.write(_paint("SKIP", "93"))

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `TestResult.WORD`."""
        writer.write("TestResult.", self._name())


def _milliseconds(nanoseconds: UInt) -> String:
    """Returns milliseconds with three decimals, at least 0.001."""
    var micros = max(Int(nanoseconds) // 1000, 1)
    var rest = String(micros % 1000).ascii_rjust(3, "0")
    return String(micros // 1000, ".", rest)


struct TestReport(Copyable, Writable):
    """What became of one test."""

    var name: String
    """The name of the test."""
    var duration_ns: UInt
    """How long it took."""
    var result: TestResult
    """The result."""
    var error: Optional[Error]
    """What it raised."""

    def __init__(
        out self,
        *,
        var name: String,
        duration_ns: UInt,
        result: TestResult,
        var error: Optional[Error] = None,
    ):
        """Builds a report."""
        self.name = name^
        self.duration_ns = duration_ns
        self.result = result
        self.error = error^

    @staticmethod
    def passed(*, var name: String, duration_ns: UInt) -> Self:
        """Returns the report of a test that returned."""
        return TestReport(
            name=name^, duration_ns=duration_ns, result=TestResult.PASS
        )

    @staticmethod
    def failed(
        *, var name: String, duration_ns: UInt, var error: Error
    ) -> Self:
        """Returns the report of a test that raised."""
        return TestReport(
            name=name^,
            duration_ns=duration_ns,
            result=TestResult.FAIL,
            error=Optional(error^),
        )

    @staticmethod
    def skipped(*, var name: String) -> Self:
        """Returns the report of a test that wasn't run."""
        return TestReport(name=name^, duration_ns=0, result=TestResult.SKIP)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the line of the test and what it raised."""
        writer.write(
            self.result,
            " [ ",
            _milliseconds(self.duration_ns),
            " ] ",
            _paint(self.name, "96"),
        )
        if self.error:
            var text = String(self.error.value())
            for line in text.split("\n"):
                writer.write("\n      ", line)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `TestReport(...)`."""
        writer.write("TestReport(name=")
        self.name.write_repr_to(writer)
        writer.write(", result=")
        self.result.write_repr_to(writer)
        writer.write(", duration_ns=", self.duration_ns, ")")


struct TestSuiteReport(Copyable, Writable):
    """What became of the tests of a suite."""

    var reports: List[TestReport]
    """The tests."""
    var total_duration_ns: UInt
    """How long they took."""
    var failures: Int
    """How many raised."""
    var skipped: Int
    """How many weren't run."""
    var passed: Int
    """How many returned."""
    var location: SourceLocation
    """Where the suite was made."""

    def __init__(
        out self, *, var reports: List[TestReport], location: SourceLocation
    ):
        """Builds the report of a suite."""
        self.total_duration_ns = 0
        self.failures = 0
        self.skipped = 0
        self.passed = 0
        self.location = location
        for i in range(len(reports)):
            self.total_duration_ns += reports[i].duration_ns
            if reports[i].result == TestResult.PASS:
                self.passed += 1
            elif reports[i].result == TestResult.FAIL:
                self.failures += 1
            else:
                self.skipped += 1
        self.reports = reports^

    def write_to(self, mut writer: Some[Writer]):
        """Writes the report."""
        var file = String(self.location.file_name())
        writer.write(
            "\n",
            _paint("Running", "92"),
            " ",
            _paint(String(len(self.reports)), "1;97"),
            " tests for ",
            _paint(file, "96"),
            " \n",
        )
        for i in range(len(self.reports)):
            writer.write("    ", self.reports[i], "\n")
        writer.write(
            "--------\n",
            _paint("Summary", "95"),
            " [ ",
            _milliseconds(self.total_duration_ns),
            " ] ",
            _paint(String(len(self.reports)), "1;97"),
            " tests run: ",
            _paint(String(self.passed), "1;97"),
            " ",
            _paint("passed", "92"),
            " , ",
            _paint(String(self.failures), "1;97"),
            " ",
            _paint("failed", "91"),
            " , ",
            _paint(String(self.skipped), "1;97"),
            " ",
            _paint("skipped", "93"),
            " ",
        )
        if self.failures > 0:
            writer.write("\nTest suite' ", _paint(file, "96"), " 'failed! ")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `TestSuiteReport(...)`."""
        writer.write(
            "TestSuiteReport(passed=",
            self.passed,
            ", failed=",
            self.failures,
            ", skipped=",
            self.skipped,
            ", total_duration_ns=",
            self.total_duration_ns,
            ")",
        )


struct _Events(Movable):
    """What `mojo test` is told while the tests of a program run.

    It passes a token in the environment. A line that begins with the byte
    0x1e and the token is for `mojo test`; all others are the program's.
    """

    var prefix: String
    """What such a line begins with; empty without `mojo test`."""
    var only: Optional[Set[String]]
    """The names of the tests to run, if not all."""
    var except_for: Set[String]
    """The names of tests that already ran in another process."""

    def __init__(out self):
        """Reads the environment."""
        self.prefix = String()
        self.only = None
        self.except_for = Set[String]()
        var token = getenv("KILN_TEST_TOKEN")
        if not token:
            return
        self.prefix = String("\x1e", token, " ")
        var only = getenv("KILN_TEST_ONLY")
        if only:
            self.only = Optional(_lines(only))
        self.except_for = _lines(getenv("KILN_TEST_EXCEPT"))

    def __bool__(self) -> Bool:
        """Whether anybody listens."""
        return Bool(self.prefix)

    def say(self, *parts: String):
        """Prints a line."""
        if not self.prefix:
            return
        var text = self.prefix
        for part in parts:
            text += part
        print(text, flush=True)

    def leaves_out(self, name: String) -> Bool:
        """Whether a test isn't to be run by this process."""
        if name in self.except_for:
            return True
        if self.only:
            return name not in self.only.value()
        return False

    def finished(self, report: TestReport):
        """Says what became of a test."""
        if report.error:
            var text = String(report.error.value())
            self.say(
                "fail ",
                String(text.byte_length()),
                " ",
                String(report.duration_ns),
                " ",
                report.name,
                "\n",
                text,
            )
        elif report.result == TestResult.SKIP:
            self.say("skip ", report.name)
        else:
            self.say("pass ", String(report.duration_ns), " ", report.name)


def _lines(text: String) -> Set[String]:
    """Returns the lines of a text."""
    var result = Set[String]()
    for line in text.split("\n"):
        if line:
            result.add(String(line))
    return result^


@fieldwise_init
struct _Test(Copyable):
    """A test with its name."""

    var name: String
    var run: def() thin raises


@explicit_destroy("TestSuite must be destroyed via `run()`")
struct TestSuite(Deinitable where False, Movable):
    """Tests to run together."""

    var tests: List[_Test]
    """The tests."""
    var location: SourceLocation
    """Where the suite was made."""
    var skip_list: Set[String]
    """The names of tests that aren't run."""
    var allow_list: Optional[Set[String]]
    """The names of the tests that are run, if not all."""
    var cli_args: List[StaticString]
    """The command line."""

    @always_inline
    def __init__(
        out self,
        *,
        location: Optional[SourceLocation] = None,
        var cli_args: Optional[List[StaticString]] = None,
    ):
        """Builds a suite without tests.

        Args:
            location: What the report names as the place of the suite.
            cli_args: The command line instead of that of the program.
        """
        self.tests = List[_Test]()
        self.location = location.or_else(call_location())
        self.skip_list = Set[String]()
        self.allow_list = None
        if cli_args:
            self.cli_args = cli_args.take()
        else:
            self.cli_args = List[StaticString](argv())

    @always_inline
    @staticmethod
    def discover_tests[
        test_funcs: Tuple, /
    ](
        *,
        location: Optional[SourceLocation] = None,
        var cli_args: Optional[List[StaticString]] = None,
    ) raises -> Self:
        """Returns the suite of the functions whose name starts with `test_`.

        Raises:
            When such a function has another signature than `def() raises`.
        """
        var suite = Self(
            location=location.or_else(call_location()), cli_args=cli_args^
        )
        comptime for func in test_funcs:
            comptime name = get_function_name[func]()
            comptime if name.startswith("test_"):
                # A function that doesn't raise conforms to both traits.
                comptime if conforms_to(
                    type_of(func), def() raises -> None
                ) and not conforms_to(type_of(func), def() -> None):
                    suite.test[func]()
                else:
                    suite^.abandon()
                    raise Error(
                        "test function '",
                        name,
                        "' has nonconforming signature",
                    )
        return suite^

    def test[f: def() thin raises](mut self):
        """Registers a test."""
        self.tests.append(
            _Test(
                String(get_function_name[f]()),
                f,
            )
        )

    def skip[f: def() thin raises](mut self):
        """Marks a test as not to be run."""
        self.skip_list.add(String(get_function_name[f]()))

    def _has_test(self, name: String) -> Bool:
        """Whether there is a test of a name."""
        for i in range(len(self.tests)):
            if self.tests[i].name == name:
                return True
        return False

    def _read_arguments(mut self) raises -> Bool:
        """Takes the lists from the command line; returns whether to skip all."""
        for name in self.skip_list:
            if not self._has_test(name):
                raise Error(
                    "trying to skip a test that is not registered in the"
                    " suite: ",
                    name,
                )
        if len(self.cli_args) <= 1:
            return False
        var option = self.cli_args[1]
        if option == "--skip-all":
            if len(self.cli_args) > 2:
                raise Error("'--skip-all' does not take any arguments")
            return True
        if option != "--only" and option != "--skip":
            raise Error(
                "invalid argument: ",
                option,
                " (expected '--only' or '--skip')",
            )
        if len(self.cli_args) == 2:
            raise Error("expected test name(s) after '--only' or '--skip'")
        var only = option == "--only"
        var names = Set[String]()
        for i in range(2, len(self.cli_args)):
            var name = String(self.cli_args[i])
            if not self._has_test(name):
                raise Error(
                    "explicitly ",
                    "allowed" if only else "skipped",
                    " test not found in suite: ",
                    name,
                )
            if only:
                names.add(name)
            else:
                self.skip_list.add(name)
        if only:
            self.allow_list = Optional(names^)
        return False

    def generate_report(
        mut self, skip_all: Bool = False
    ) raises -> TestSuiteReport:
        """Runs the tests and returns what became of them.

        Raises:
            When the command line is wrong.
        """
        var skip = self._read_arguments() or skip_all
        var events = _Events()
        events.say("suite ", String(self.location.file_name()))
        var reports = List[TestReport](capacity=len(self.tests))
        for i in range(len(self.tests)):
            ref test = self.tests[i]
            var name = test.name
            if events and events.leaves_out(name):
                continue
            var left_out = skip or name in self.skip_list
            if self.allow_list:
                left_out = left_out or name not in self.allow_list.value()
            if left_out:
                reports.append(TestReport.skipped(name=name))
                events.finished(reports[len(reports) - 1])
                continue
            events.say("begin ", name)
            var start = perf_counter_ns()
            try:
                test.run()
                reports.append(
                    TestReport.passed(
                        name=name, duration_ns=perf_counter_ns() - start
                    )
                )
            except e:
                reports.append(
                    TestReport.failed(
                        name=name,
                        duration_ns=perf_counter_ns() - start,
                        error=e^,
                    )
                )
            events.finished(reports[len(reports) - 1])
        return TestSuiteReport(reports=reports^, location=self.location)

    def run(deinit self, *, quiet: Bool = False, skip_all: Bool = False) raises:
        """Runs the tests and prints what became of them.

        Args:
            quiet: Whether to print nothing when all pass.
            skip_all: Whether to run no test.

        Raises:
            The report, when a test failed.
        """
        var report = self.generate_report(skip_all)
        if report.failures > 0:
            raise Error(report)
        if not quiet and not _Events():
            print(report)

    def abandon(deinit self):
        """Ends the suite without running it."""
        pass
