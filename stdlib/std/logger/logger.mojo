# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Logging by level."""

from std.io.file_descriptor import FileDescriptor
from std.os import abort
from std.reflection import SourceLocation, call_location
from std.sys.defines import get_defined_string


@fieldwise_init
struct Color(ImplicitlyCopyable, Writable):
    """A colour of terminals."""

    var code: StaticString
    """The escape sequence."""

    comptime NONE = Color("")
    """No colour."""
    comptime GREEN = Color("\x1b[92m")
    """Green."""
    comptime YELLOW = Color("\x1b[93m")
    """Yellow."""
    comptime BLUE = Color("\x1b[94m")
    """Blue."""
    comptime MAGENTA = Color("\x1b[95m")
    """Magenta."""
    comptime RED = Color("\x1b[91m")
    """Red."""
    comptime END = Color("\x1b[0m")
    """Back to normal."""

    def write_to(self, mut writer: Some[Writer]):
        """Writes the escape sequence."""
        writer.write_string(self.code)


struct Level(Comparable, ImplicitlyCopyable, Writable):
    """How important a message is."""

    var _value: Int

    comptime NOTSET = Level(0)
    """No level: nothing is logged."""
    comptime TRACE = Level(10)
    """Steps of the program."""
    comptime DEBUG = Level(20)
    """For developers."""
    comptime INFO = Level(30)
    """For users."""
    comptime WARNING = Level(40)
    """Something may be wrong."""
    comptime ERROR = Level(50)
    """Something is wrong."""
    comptime CRITICAL = Level(60)
    """The program can't go on."""

    def __init__(out self, value: Int):
        """Builds a level of a number."""
        self._value = value

    def __eq__(self, other: Self) -> Bool:
        """Whether the levels are equal."""
        return self._value == other._value

    def __lt__(self, rhs: Self) -> Bool:
        """Whether this level is less important."""
        return self._value < rhs._value

    @staticmethod
    def _from_str(name: StringSpan) -> Self:
        """Returns the level of a name in any case, NOTSET for another one."""
        var lower = name.lower()
        if lower == "trace":
            return Level.TRACE
        if lower == "debug":
            return Level.DEBUG
        if lower == "info":
            return Level.INFO
        if lower == "warning":
            return Level.WARNING
        if lower == "error":
            return Level.ERROR
        if lower == "critical":
            return Level.CRITICAL
        return Level.NOTSET

    def _name(self) -> StaticString:
        """Returns the name."""
        if self._value == 10:
            return "TRACE"
        if self._value == 20:
            return "DEBUG"
        if self._value == 30:
            return "INFO"
        if self._value == 40:
            return "WARNING"
        if self._value == 50:
            return "ERROR"
        if self._value == 60:
            return "CRITICAL"
        return "NOTSET"

    def color(self) -> Color:
        """Returns the colour."""
        if self._value == 10 or self._value == 20:
            return Color.GREEN
        if self._value == 30:
            return Color.YELLOW
        if self._value == 40:
            return Color.BLUE
        if self._value == 50:
            return Color.MAGENTA
        if self._value == 60:
            return Color.RED
        return Color.NONE

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name."""
        writer.write_string(self._name())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Level.NAME`."""
        writer.write_string("Level.")
        writer.write_string(self._name())


comptime DEFAULT_LEVEL = Level._from_str(
    get_defined_string["LOGGING_LEVEL", "NOTSET"]()
)
"""The level that the define `LOGGING_LEVEL` names."""


struct Logger[level: Level = DEFAULT_LEVEL](ImplicitlyCopyable):
    """Writes messages of a level and above.

    Parameters:
        level: The least level that is written; NOTSET writes nothing.
    """

    var _fd: FileDescriptor
    var _prefix: String
    var _source_location: Bool

    def __init__(
        out self,
        fd: FileDescriptor = FileDescriptor(1),
        *,
        prefix: String = "",
        source_location: Bool = False,
    ):
        """Builds a logger.

        Args:
            fd: Where to write.
            prefix: What lines start with instead of the level.
            source_location: Whether to write the place of the call.
        """
        self._fd = fd
        self._prefix = prefix
        self._source_location = source_location

    @staticmethod
    def _is_disabled[target: Level]() -> Bool:
        """Whether messages of a level are not written."""
        return Self.level == Level.NOTSET or Self.level > target

    @no_inline
    def _begin(self, target: Level, location: SourceLocation) -> String:
        """Returns what precedes the values."""
        var line = String()
        var colored = FileDescriptor(1).isatty()
        if colored:
            line.write(target.color())
        if self._prefix:
            line.write(self._prefix)
        else:
            line.write(target, "::: ")
        if colored:
            line.write(Color.END)
        if self._source_location:
            line.write("[", location, "] ")
        return line^

    @always_inline
    def trace[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level TRACE."""
        comptime if not Self._is_disabled[Level.TRACE]():
            var line = self._begin(
                Level.TRACE, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)

    @always_inline
    def debug[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level DEBUG."""
        comptime if not Self._is_disabled[Level.DEBUG]():
            var line = self._begin(
                Level.DEBUG, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)

    @always_inline
    def info[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level INFO."""
        comptime if not Self._is_disabled[Level.INFO]():
            var line = self._begin(
                Level.INFO, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)

    @always_inline
    def warning[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level WARNING."""
        comptime if not Self._is_disabled[Level.WARNING]():
            var line = self._begin(
                Level.WARNING, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)

    @always_inline
    def error[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level ERROR."""
        comptime if not Self._is_disabled[Level.ERROR]():
            var line = self._begin(
                Level.ERROR, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)

    @always_inline
    def critical[
        *Ts: Writable
    ](
        self,
        *values: *Ts,
        sep: StaticString = " ",
        end: StaticString = "\n",
        location: Optional[SourceLocation] = None,
    ):
        """Writes values as a message of level CRITICAL."""
        comptime if not Self._is_disabled[Level.CRITICAL]():
            var line = self._begin(
                Level.CRITICAL, location.or_else(call_location())
            )
            comptime for i in range(values.__len__()):
                comptime if i > 0:
                    line.write_string(sep)
                values[i].write_to(line)
            line.write_string(end)
            var descriptor = self._fd
            descriptor.write_string(line)
        abort()
