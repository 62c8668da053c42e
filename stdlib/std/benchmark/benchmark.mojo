# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Measuring how long functions run."""

from std.time import perf_counter_ns


struct Unit:
    """Names of units of time."""

    comptime ns = "ns"
    """Nanoseconds."""
    comptime us = "us"
    """Microseconds."""
    comptime ms = "ms"
    """Milliseconds."""
    comptime s = "s"
    """Seconds."""


def _divisor(unit: String) -> Float64:
    """Returns the nanoseconds of a unit."""
    if unit == "ns":
        return 1.0
    if unit == "us":
        return 1e3
    if unit == "ms":
        return 1e6
    return 1e9


@fieldwise_init
struct Batch(ImplicitlyCopyable, TrivialRegisterPassable, Writable):
    """Some calls that were measured together."""

    var duration: Int
    """The nanoseconds."""
    var iterations: Int
    """The number of calls."""
    var _is_significant: Bool

    def mean(self, unit: String = Unit.s) -> Float64:
        """Returns the time of one call."""
        return (
            Float64(self.duration) / Float64(self.iterations) / _divisor(unit)
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes `Batch(...)`."""
        writer.write(
            "Batch(duration=",
            self.duration,
            "ns, iterations=",
            self.iterations,
            ", significant=",
            self._is_significant,
            ")",
        )

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Batch(...)` with the names of the fields."""
        writer.write(
            "Batch(duration=",
            self.duration,
            ", iterations=",
            self.iterations,
            ", _is_significant=",
            self._is_significant,
            ")",
        )


struct Report(Copyable, Defaultable):
    """The batches of a measurement."""

    var warmup_duration: Int
    """The nanoseconds of the warm-up."""
    var runs: List[Batch]
    """The batches."""

    def __init__(out self):
        """Builds an empty report."""
        self.warmup_duration = 0
        self.runs = List[Batch]()

    def iters(self) -> Int:
        """Returns the number of calls in significant batches."""
        var total = 0
        for i in range(len(self.runs)):
            if self.runs[i]._is_significant:
                total += self.runs[i].iterations
        return total

    def _nanoseconds(self) -> Int:
        """Returns the nanoseconds of significant batches."""
        var total = 0
        for i in range(len(self.runs)):
            if self.runs[i]._is_significant:
                total += self.runs[i].duration
        return total

    def duration(self, unit: String = Unit.s) -> Float64:
        """Returns the time of significant batches."""
        return Float64(self._nanoseconds()) / _divisor(unit)

    def mean(self, unit: String = Unit.s) -> Float64:
        """Returns the mean time of a call."""
        return self.duration(unit) / Float64(self.iters())

    def min(self, unit: String = Unit.s) -> Float64:
        """Returns the least mean time of a batch."""
        var result = Float64.MAX
        for i in range(len(self.runs)):
            if self.runs[i]._is_significant:
                result = min(result, self.runs[i].mean(unit))
        return result

    def max(self, unit: String = Unit.s) -> Float64:
        """Returns the greatest mean time of a batch."""
        var result: Float64 = 0.0
        for i in range(len(self.runs)):
            if self.runs[i]._is_significant:
                result = max(result, self.runs[i].mean(unit))
        return result

    def as_string(self, unit: String = Unit.s) -> String:
        """Returns the text of the report."""
        var line = StaticString("-") * 80
        return String(
            line,
            "\nBenchmark Report (",
            unit,
            ")\n",
            line,
            "\nMean: ",
            self.mean(unit),
            "\nTotal: ",
            self.duration(unit),
            "\nIters: ",
            self.iters(),
            "\nWarmup Total: ",
            Float64(self.warmup_duration) / _divisor(unit),
            "\nFastest Mean: ",
            self.min(unit),
            "\nSlowest Mean: ",
            self.max(unit),
            "\n",
        )

    def print(self, unit: String = Unit.s):
        """Prints the report."""
        print(self.as_string(unit))

    def print_full(self, unit: String = Unit.s):
        """Prints the report and each batch."""
        print(self.as_string(unit))
        for i in range(len(self.runs)):
            print("Batch:", i)
            print("Iterations:", self.runs[i].iterations)
            print("Mean:", self.runs[i].mean(unit))
            print("Duration:", Float64(self.runs[i].duration) / _divisor(unit))
            print()


def run[
    *, func1: def() thin raises -> None
](
    num_warmup_iters: Int = 1,
    max_iters: Int = 1_000_000_000,
    min_runtime_secs: Float64 = 0.1,
    max_runtime_secs: Float64 = 60,
    max_batch_size: Int = 0,
) raises -> Report:
    """Measures a function.

    Raises:
        What the function raises, or when the times make no sense.
    """

    def batch(n: Int) raises -> Int:
        var start = perf_counter_ns()
        for _ in range(n):
            func1()
        return Int(perf_counter_ns() - start)

    return _measure(
        batch,
        num_warmup_iters,
        max_iters,
        min_runtime_secs,
        max_runtime_secs,
        max_batch_size,
    )


def run[
    *, func2: def() thin -> None
](
    num_warmup_iters: Int = 1,
    max_iters: Int = 1_000_000_000,
    min_runtime_secs: Float64 = 0.1,
    max_runtime_secs: Float64 = 60,
    max_batch_size: Int = 0,
) raises -> Report:
    """Measures a function.

    Raises:
        When the times make no sense.
    """

    def batch(n: Int) raises -> Int:
        var start = perf_counter_ns()
        for _ in range(n):
            func2()
        return Int(perf_counter_ns() - start)

    return _measure(
        batch,
        num_warmup_iters,
        max_iters,
        min_runtime_secs,
        max_runtime_secs,
        max_batch_size,
    )


def run[
    func3: def() raises capturing[_] -> None
](
    num_warmup_iters: Int = 1,
    max_iters: Int = 1_000_000_000,
    min_runtime_secs: Float64 = 0.1,
    max_runtime_secs: Float64 = 60,
    max_batch_size: Int = 0,
) raises -> Report:
    """Measures a function.

    Raises:
        What the function raises, or when the times make no sense.
    """

    def batch(n: Int) raises -> Int:
        var start = perf_counter_ns()
        for _ in range(n):
            func3()
        return Int(perf_counter_ns() - start)

    return _measure(
        batch,
        num_warmup_iters,
        max_iters,
        min_runtime_secs,
        max_runtime_secs,
        max_batch_size,
    )


def run[
    *, func4: def() capturing[_] -> None
](
    num_warmup_iters: Int = 1,
    max_iters: Int = 1_000_000_000,
    min_runtime_secs: Float64 = 0.1,
    max_runtime_secs: Float64 = 60,
    max_batch_size: Int = 0,
) raises -> Report:
    """Measures a function.

    Raises:
        When the times make no sense.
    """

    def batch(n: Int) raises -> Int:
        var start = perf_counter_ns()
        for _ in range(n):
            func4()
        return Int(perf_counter_ns() - start)

    return _measure(
        batch,
        num_warmup_iters,
        max_iters,
        min_runtime_secs,
        max_runtime_secs,
        max_batch_size,
    )


def _measure[
    F: def(Int) raises -> Int, //
](
    batch: F,
    num_warmup_iters: Int,
    max_iters: Int,
    min_runtime_secs: Float64,
    max_runtime_secs: Float64,
    max_batch_size: Int,
) raises -> Report:
    """Runs batches until enough time has passed."""
    if max_runtime_secs <= min_runtime_secs:
        raise Error(
            "max_runtime_secs should be strictly greater than min_runtime_secs"
        )
    var report = Report()
    if num_warmup_iters > 0:
        report.warmup_duration = batch(num_warmup_iters)
    var least = min_runtime_secs * 1e9
    var most = max_runtime_secs * 1e9
    var total: Float64 = 0.0
    var done = 0
    var previous = 0
    var speed = Float64(report.warmup_duration) / Float64(
        max(num_warmup_iters, 1)
    )
    while total < most:
        var size = max_batch_size
        if size == 0:
            var wanted = Float64(max_iters)
            if least > 0 and speed > 0:
                wanted = 1.2 * least / speed
            wanted = min(wanted, 1e9)
            size = Int(wanted)
            if previous > 0:
                size = max(min(size, previous * 10), previous + 1)
            else:
                size = max(min(size, max_iters), 1)
            size = min(size, 1_000_000_000)
        if total >= least and done + size > max_iters:
            break
        var elapsed = batch(size)
        report.runs.append(Batch(elapsed, size, False))
        total += Float64(elapsed)
        done += size
        previous = size
        speed = Float64(elapsed) / Float64(size)
    var count = len(report.runs)
    for i in range(count):
        report.runs[i]._is_significant = (
            report.runs[i].iterations == max_batch_size
            if max_batch_size > 0
            else i * 10 >= count * 9 or i == count - 1
        )
    return report^
