# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Marks of what a program does, for logs and profiles."""

from std.collections.optional import OptionalReg
from std.io.file_descriptor import FileDescriptor
from std.logger import Level, Logger
from std.logger.logger import DEFAULT_LEVEL
from std.sys.defines import get_defined_int
from std.utils.index import IndexList

comptime _LEVELS = get_defined_int["MODULAR_ASYNCRT_MAX_PROFILING_LEVEL", 0]()
"""The highest level of each category, in three bits each."""


@fieldwise_init
struct TraceCategory(Equatable, Intable, TrivialRegisterPassable):
    """What a trace belongs to."""

    comptime OTHER = Self(0)
    """Anything else."""
    comptime ASYNCRT = Self(1)
    """The runtime."""
    comptime MEM = Self(2)
    """Memory."""
    comptime Kernel = Self(3)
    """Kernels."""
    comptime MAX = Self(4)
    """The graph engine."""

    var value: Int
    """The number."""

    def __eq__(self, rhs: Self) -> Bool:
        """Whether both are the same.

        Args:
            rhs: The other category.

        Returns:
            The comparison.
        """
        return self.value == rhs.value

    def __int__(self) -> Int:
        """The number.

        Returns:
            The number.
        """
        return self.value


@fieldwise_init
struct TraceLevel(Comparable, TrivialRegisterPassable):
    """How fine a trace is."""

    comptime ALWAYS = Self(0)
    """Always on."""
    comptime OP = Self(1)
    """Operations."""
    comptime THREAD = Self(2)
    """What single threads do."""

    var value: Int
    """The number."""

    def __eq__(self, rhs: Self) -> Bool:
        """Whether both are the same.

        Args:
            rhs: The other level.

        Returns:
            The comparison.
        """
        return self.value == rhs.value

    def __lt__(self, rhs: Self) -> Bool:
        """Whether this level is coarser.

        Args:
            rhs: The other level.

        Returns:
            The comparison.
        """
        return self.value < rhs.value


def is_profiling_enabled[type: TraceCategory, level: TraceLevel]() -> Bool:
    """Whether traces of a category and level are on.

    Parameters:
        type: The category.
        level: The level.

    Returns:
        The answer.
    """
    return level.value <= ((_LEVELS >> (type.value * 3)) & 7)


def is_profiling_disabled[type: TraceCategory, level: TraceLevel]() -> Bool:
    """Whether traces of a category and level are off.

    Parameters:
        type: The category.
        level: The level.

    Returns:
        The answer.
    """
    return not is_profiling_enabled[type, level]()


def trace_arg(name: String, shape: IndexList) -> String:
    """Describes an argument by its shape, as in `name=2x3`.

    Args:
        name: The name.
        shape: The shape.

    Returns:
        The text.
    """
    var text = String(name, "=")
    for i in range(len(shape)):
        if i > 0:
            text += "x"
        text.write(shape[i])
    return text


def trace_arg(name: String, shape: IndexList, dtype: DType) -> String:
    """Describes an argument by its shape and element type, as in
    `name=2x3xfloat32`.

    Args:
        name: The name.
        shape: The shape.
        dtype: The type of the elements.

    Returns:
        The text.
    """
    return String(trace_arg(name, shape), "x", dtype)


def get_current_trace_id[level: TraceLevel]() -> Int:
    """The number of the trace that the thread is in.

    Parameters:
        level: The level.

    Returns:
        0: no profile is recorded.
    """
    return 0


struct Trace[
    level: TraceLevel,
    *,
    category: TraceCategory = TraceCategory.MAX,
    target: Optional[StaticString] = None,
](ImplicitlyCopyable):
    """Marks a stretch of the program, as a context manager or by `start` and
    `end`. It shows in the log when the program is compiled with a
    `LOGGING_LEVEL`.

    Parameters:
        level: How fine the trace is.
        category: What it belongs to.
        target: The device that works.
    """

    comptime _IS_LOGGED = DEFAULT_LEVEL != Level.NOTSET and (
        Self.level <= TraceLevel.OP
    )

    var _name: String
    var _detail: String
    var _task: Int

    def __init__(
        out self,
        name: String,
        detail: String = "",
        parent_id: Int = 0,
        *,
        task_id: OptionalReg[Int] = None,
    ):
        """Describes a stretch of the program.

        Args:
            name: The name.
            detail: More about it.
            parent_id: The number of the enclosing trace.
            task_id: The number of the task.
        """
        self._name = name
        self._detail = detail
        self._task = task_id.or_else(-1)
        if task_id:
            self._detail += String(":", self._task)
        comptime if Self.target:
            if self._detail:
                self._detail += ";"
            self._detail += String("target=", Self.target.value())

    def __enter__(mut self) raises:
        """Starts the trace."""
        self.start()

    def __exit__(self):
        """Ends the trace."""
        comptime if Self._IS_LOGGED:
            self._log("COMPLETE")

    def start(mut self) raises:
        """Starts the trace."""
        comptime if Self._IS_LOGGED:
            self._log("LAUNCH")

    def end(mut self) raises:
        """Ends the trace."""
        self.__exit__()

    def mark(self) raises:
        """Marks one moment in a profile."""
        pass

    def name(self) -> String:
        """The name.

        Returns:
            The name.
        """
        return self._name

    def _log(self, event: StaticString):
        """Logs one event."""
        var log = Logger[DEFAULT_LEVEL](FileDescriptor(2), prefix="[OP] ")
        log.info(event, self._name, String("[id=", 0, "]"), self._detail)
