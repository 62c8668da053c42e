# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Benchmarks with a report."""

from std.benchmark.benchmark import Batch, Report, Unit, _measure
from std.benchmark.compiler import keep
from std.os import abort, getenv
from std.pathlib import Path
from std.sys.arg import argv
from std.sys.defines import is_defined
from std.time import perf_counter_ns


struct BenchMetric(ImplicitlyCopyable, Writable):
    """What the throughput of a benchmark counts."""

    var code: Int
    """The number of the metric."""
    var name: String
    """The name."""
    var unit: String
    """The unit of the throughput."""

    comptime elements = BenchMetric(0, "throughput", "GElems/s")
    """Elements."""
    comptime bytes = BenchMetric(1, "DataMovement", "GB/s")
    """Bytes."""
    comptime flops = BenchMetric(2, "Arithmetic", "GFLOPS/s")
    """Floating-point operations."""
    comptime theoretical_flops = BenchMetric(
        3, "TheoreticalArithmetic", "GFLOPS/s"
    )
    """Floating-point operations that the hardware could do."""
    comptime DEFAULTS: List[BenchMetric] = [
        Self.elements,
        Self.bytes,
        Self.flops,
    ]
    """The metrics that are known by name."""

    def __init__(out self, code: Int, name: String, unit: String):
        """Builds a metric."""
        self.code = code
        self.name = name
        self.unit = unit

    def __eq__(self, other: Self) -> Bool:
        """Whether the numbers are equal."""
        return self.code == other.code

    def __ne__(self, other: Self) -> Bool:
        """Whether the numbers differ."""
        return self.code != other.code

    def check_name(self, alt_name: String) -> Bool:
        """Whether the metric has a name, in any case."""
        return self.name.lower() == alt_name.lower()

    @staticmethod
    def get_metric_from_list(
        name: String, metric_list: List[BenchMetric]
    ) raises -> BenchMetric:
        """Returns the metric of a name.

        Raises:
            When there is none.
        """
        for i in range(len(metric_list)):
            if metric_list[i].check_name(name):
                return metric_list[i]
        var line = StaticString("-") * 80
        var text = String(
            "\n",
            line,
            "\n",
            line,
            "\nCouldn't match metric [",
            name,
            "]\n",
            "Available throughput metrics (case-insensitive) in the list:\n",
        )
        for i in range(len(metric_list)):
            text.write("    metric: [", metric_list[i].name.lower(), "]\n")
        text.write(
            line,
            "\n",
            line,
            "\n[ERROR]: metric [",
            name,
            "] is NOT supported!\n",
        )
        raise Error(text)

    def write_to(self, mut writer: Some[Writer]):
        """Writes `name (unit)`."""
        writer.write(self.name, " (", self.unit, ")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `BenchMetric(...)`."""
        writer.write("BenchMetric(code=", self.code, ", name=")
        self.name.write_repr_to(writer)
        writer.write(", unit=")
        self.unit.write_repr_to(writer)
        writer.write(")")


struct ThroughputMeasure(ImplicitlyCopyable, Writable):
    """How much of a metric one call does."""

    var metric: BenchMetric
    """What is counted."""
    var value: Int
    """How much."""

    def __init__(out self, metric: BenchMetric, value: Int):
        """Builds a measure."""
        self.metric = metric
        self.value = value

    def __init__(
        out self,
        name: String,
        value: Int,
        reference: List[BenchMetric] = materialize[BenchMetric.DEFAULTS](),
    ) raises:
        """Builds a measure of a metric by name.

        Raises:
            When there is no such metric.
        """
        self.metric = BenchMetric.get_metric_from_list(name, reference)
        self.value = value

    def compute(self, elapsed_sec: Float64) -> Float64:
        """Returns the throughput in billions per second."""
        return Float64(self.value) * 1e-9 / elapsed_sec

    def write_to(self, mut writer: Some[Writer]):
        """Writes the metric."""
        self.metric.write_to(writer)


struct Format(Equatable, ImplicitlyCopyable, Writable):
    """The layout of a report."""

    var value: StaticString
    """The name of the layout."""

    comptime csv = Format("csv")
    """Values between commas."""
    comptime tabular = Format("tabular")
    """Padded values between commas."""
    comptime table = Format("table")
    """A table with bars."""

    def __init__(out self, value: StringSpan):
        """Builds a layout of a name; aborts for an unknown one."""
        if value == "csv":
            self.value = "csv"
        elif value == "tabular":
            self.value = "tabular"
        elif value == "table":
            self.value = "table"
        else:
            self.value = ""
            abort(String("Invalid format option: ", value))

    def __eq__(self, other: Self) -> Bool:
        """Whether the layouts are the same."""
        return self.value == other.value

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name."""
        writer.write_string(self.value)


struct BenchConfig(Copyable):
    """How benchmarks run and where the report goes."""

    var out_file: Optional[Path]
    """The file of the report."""
    var min_runtime_secs: Float64
    """The least time of a benchmark."""
    var max_runtime_secs: Float64
    """The greatest time of a benchmark."""
    var num_warmup_iters: Int
    """The calls before the measurement."""
    var max_batch_size: Int
    """The size of batches, 0 to choose it."""
    var max_iters: Int
    """The greatest number of calls."""
    var num_repetitions: Int
    """How often each benchmark is measured."""
    var flush_denormals: Bool
    """Whether denormal numbers count as zero."""
    var show_progress: Bool
    """Whether to print what runs."""
    var format: Format
    """The layout of the printed report."""
    var out_file_format: Format
    """The layout of the report in the file."""
    var verbose_timing: Bool
    """Whether to report more times."""
    var verbose_metric_names: Bool
    """Whether columns name the metric beside its unit."""

    comptime VERBOSE_TIMING_LABELS: List[String] = [
        "min (ms)",
        "mean (ms)",
        "max (ms)",
        "duration (ms)",
    ]
    """The columns of more times."""

    def __init__(
        out self,
        out_file: Optional[Path] = None,
        min_runtime_secs: Float64 = 0.0,
        max_runtime_secs: Float64 = 1.0,
        num_warmup_iters: Int = 10,
        max_batch_size: Int = 0,
        max_iters: Int = 1_000,
        num_repetitions: Int = 1,
        flush_denormals: Bool = True,
    ) raises:
        """Builds a configuration; the command line changes it.

        Raises:
            When an option lacks its value.
        """
        self.out_file = out_file
        self.min_runtime_secs = min_runtime_secs
        self.max_runtime_secs = max_runtime_secs
        self.num_warmup_iters = num_warmup_iters
        self.max_batch_size = max_batch_size
        self.max_iters = max_iters
        self.num_repetitions = num_repetitions
        self.flush_denormals = flush_denormals
        self.show_progress = True
        self.format = Format.table
        self.out_file_format = Format.csv
        self.verbose_timing = False
        self.verbose_metric_names = True
        var args = argv()
        var i = 1
        while i < len(args):
            var arg = args[i]
            var takes_value = arg == "-o" or arg == "-r" or arg == "--format"
            if takes_value:
                if i + 1 >= len(args):
                    raise Error("Missing value for ", arg, " option")
                if arg == "-o":
                    self.out_file = Path(args[i + 1])
                elif arg == "-r":
                    self.num_repetitions = Int(args[i + 1])
                else:
                    self.format = Format(args[i + 1])
                i += 1
            elif arg == "--no-progress":
                self.show_progress = False
            elif arg == "--verbose":
                self.verbose_timing = True
            i += 1
        comptime if is_defined["KBENCH_USE_ENV_ARGS"]():
            var file = getenv("KBENCH_OUTFILE")
            if file:
                self.out_file = Path(file)


struct BenchId(Copyable, Equatable, Hashable, Writable):
    """The name of a benchmark."""

    var func_name: String
    """The name of the function."""
    var input_id: Optional[String]
    """The name of the input."""

    def __init__(out self, func_name: String, input_id: String):
        """Builds the name of a function with an input."""
        self.func_name = func_name
        self.input_id = input_id

    def __init__(out self, func_name: String):
        """Builds the name of a function."""
        self.func_name = func_name
        self.input_id = None

    @implicit
    def __init__(out self, func_name: StringLiteral):
        """Builds the name of a function."""
        self.func_name = String(func_name)
        self.input_id = None

    def __eq__(self, other: Self) -> Bool:
        """Whether the names are equal."""
        return (
            self.func_name == other.func_name
            and self.input_id == other.input_id
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes `function` or `function/input_id:input`."""
        writer.write(self.func_name)
        if self.input_id:
            writer.write("/input_id:", self.input_id.value())


struct Mode(Equatable, ImplicitlyCopyable):
    """Whether to measure or to try out."""

    var value: Int
    """The number of the mode."""

    comptime Benchmark = Mode(0)
    """Measure."""
    comptime Test = Mode(1)
    """Call everything once."""

    def __init__(out self, value: Int):
        """Builds a mode of a number."""
        self.value = value

    def __eq__(self, other: Self) -> Bool:
        """Whether the modes are the same."""
        return self.value == other.value


@fieldwise_init
struct BenchmarkInfo(Copyable):
    """The result of a benchmark."""

    var name: String
    """The name."""
    var result: Report
    """The times."""
    var measures: List[ThroughputMeasure]
    """What one call does."""
    var verbose_timing: Bool
    """Whether to report more times."""


struct Bencher(RegisterPassable):
    """Counts calls and time inside a benchmark."""

    var num_iters: Int
    """How often to call."""
    var elapsed: Int
    """The nanoseconds of the calls."""

    def __init__(out self, num_iters: Int):
        """Builds a counter."""
        self.num_iters = num_iters
        self.elapsed = 0

    def iter[iter_fn: def() capturing[_] -> None](mut self):
        """Measures calls of a function."""
        var start = perf_counter_ns()
        for _ in range(self.num_iters):
            iter_fn()
        self.elapsed = Int(perf_counter_ns() - start)

    def iter[iter_fn: def() raises capturing[_] -> None](mut self) raises:
        """Measures calls of a function."""
        var start = perf_counter_ns()
        for _ in range(self.num_iters):
            iter_fn()
        self.elapsed = Int(perf_counter_ns() - start)

    def iter[IterFn: def() -> None](mut self, f: IterFn):
        """Measures calls of a function."""
        var start = perf_counter_ns()
        for _ in range(self.num_iters):
            f()
        self.elapsed = Int(perf_counter_ns() - start)

    def iter[IterFn: def() raises -> None](mut self, f: IterFn) raises:
        """Measures calls of a function."""
        var start = perf_counter_ns()
        for _ in range(self.num_iters):
            f()
        self.elapsed = Int(perf_counter_ns() - start)

    def iter_preproc[
        iter_fn: def() capturing[_] -> None,
        preproc_fn: def() capturing[_] -> None,
    ](mut self):
        """Measures calls of a function; another one runs before each, which
        isn't measured."""
        var total: UInt = 0
        for _ in range(self.num_iters):
            preproc_fn()
            var start = perf_counter_ns()
            iter_fn()
            total += perf_counter_ns() - start
        self.elapsed = Int(total)

    def iter_preproc[
        IterFn: def() -> None, PreprocFn: def() -> None
    ](mut self, iter_fn: IterFn, preproc_fn: PreprocFn):
        """Measures calls of a function; another one runs before each, which
        isn't measured."""
        var total: UInt = 0
        for _ in range(self.num_iters):
            preproc_fn()
            var start = perf_counter_ns()
            iter_fn()
            total += perf_counter_ns() - start
        self.elapsed = Int(total)

    def iter_custom[iter_fn: def(Int) raises capturing[_] -> Int](mut self):
        """Takes the nanoseconds that a function returns; an error aborts."""
        try:
            self.elapsed = iter_fn(self.num_iters)
        except e:
            abort(String(e))

    def iter_custom[FuncType: def(Int) -> Int](mut self, func: FuncType):
        """Takes the nanoseconds that a function returns."""
        self.elapsed = func(self.num_iters)


struct Bench(Writable):
    """Benchmarks and their report."""

    var config: BenchConfig
    """How benchmarks run."""
    var mode: Mode
    """Whether to measure or to try out."""
    var info_vec: List[BenchmarkInfo]
    """The results."""

    def __init__(
        out self,
        config: Optional[BenchConfig] = None,
        mode: Mode = Mode.Benchmark,
    ) raises:
        """Builds an empty set of benchmarks.

        Raises:
            When the command line is wrong.
        """
        if config:
            self.config = config.value().copy()
        else:
            self.config = BenchConfig()
        self.mode = mode
        self.info_vec = List[BenchmarkInfo]()
        var args = argv()
        for i in range(1, len(args)):
            if args[i] == "-t":
                self.mode = Mode.Test

    def bench_function[
        bench_fn: def(mut b: Bencher) raises capturing[_] -> None
    ](
        mut self,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
        fixed_iterations: Optional[Int] = None,
    ) raises:
        """Measures a function that drives a `Bencher`; an error aborts."""

        def batch(n: Int) -> Int:
            var b = Bencher(n)
            try:
                bench_fn(b)
            except e:
                abort(String(e))
            return b.elapsed

        self._run(batch, bench_id, measures, fixed_iterations)

    def bench_function[
        bench_fn: def() raises capturing[_] -> None
    ](
        mut self,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
        fixed_iterations: Optional[Int] = None,
    ) raises:
        """Measures a function; an error aborts."""

        def batch(n: Int) -> Int:
            var b = Bencher(n)
            try:
                b.iter[bench_fn]()
            except e:
                abort(String(e))
            return b.elapsed

        self._run(batch, bench_id, measures, fixed_iterations)

    def bench_function[
        FuncType: def(mut b: Bencher) -> None
    ](
        mut self,
        func: FuncType,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
        fixed_iterations: Optional[Int] = None,
    ) raises:
        """Measures a function that drives a `Bencher`."""

        def batch(n: Int) {imm func} -> Int:
            var b = Bencher(n)
            func(b)
            return b.elapsed

        self._run(batch, bench_id, measures, fixed_iterations)

    def bench_function[
        FuncType: def() -> None
    ](
        mut self,
        func: FuncType,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
        fixed_iterations: Optional[Int] = None,
    ) raises:
        """Measures a function."""

        def batch(n: Int) {imm func} -> Int:
            var b = Bencher(n)
            b.iter(func)
            return b.elapsed

        self._run(batch, bench_id, measures, fixed_iterations)

    def bench_with_input[
        T: AnyType,
        bench_fn: def(mut b: Bencher, input: T) raises capturing[_] -> None,
    ](
        mut self,
        bench_id: BenchId,
        input: T,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function that drives a `Bencher` on an input; an error
        aborts."""

        def batch(n: Int) {imm input} -> Int:
            var b = Bencher(n)
            try:
                bench_fn(b, input)
            except e:
                abort(String(e))
            return b.elapsed

        self._run(batch, bench_id, measures, None)

    def bench_with_input[
        T: AnyType, FuncType: def(mut b: Bencher, input: T) -> None
    ](
        mut self,
        func: FuncType,
        bench_id: BenchId,
        input: T,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function that drives a `Bencher` on an input."""

        def batch(n: Int) {imm func, imm input} -> Int:
            var b = Bencher(n)
            func(b, input)
            return b.elapsed

        self._run(batch, bench_id, measures, None)

    def _run[
        F: def(Int) -> Int, //
    ](
        mut self,
        batch: F,
        bench_id: BenchId,
        measures: List[ThroughputMeasure],
        fixed_iterations: Optional[Int],
    ) raises:
        """Measures batches and keeps the result."""
        if self.mode == Mode.Test:
            _ = batch(1)
            return
        for _ in range(self.config.num_repetitions):
            if self.config.show_progress:
                print("Running", bench_id)
            else:
                print(".", end="")
            var report: Report
            if fixed_iterations:
                report = Report()
                var n = fixed_iterations.value()
                report.runs.append(Batch(batch(n), n, True))
            else:
                report = _measure(
                    batch,
                    self.config.num_warmup_iters,
                    self.config.max_iters,
                    self.config.min_runtime_secs,
                    self.config.max_runtime_secs,
                    self.config.max_batch_size,
                )
            self.info_vec.append(
                BenchmarkInfo(
                    String(bench_id),
                    report^,
                    measures.copy(),
                    self.config.verbose_timing,
                )
            )

    def pad[
        pad_str: StaticString = " "
    ](self, width: Int, string: String) -> String:
        """Returns a text padded on the right."""
        return string.ascii_ljust(width, pad_str)

    def _rows(self) -> List[List[String]]:
        """Returns the cells of the report, the header first."""
        var metrics = List[BenchMetric]()
        for i in range(len(self.info_vec)):
            ref measures = self.info_vec[i].measures
            for j in range(len(measures)):
                var known = False
                for k in range(len(metrics)):
                    if metrics[k] == measures[j].metric:
                        known = True
                if not known:
                    metrics.append(measures[j].metric)
        var rows = List[List[String]]()
        var header: List[String] = ["name", "met (ms)", "iters"]
        for k in range(len(metrics)):
            if self.config.verbose_metric_names:
                header.append(String(metrics[k]))
            else:
                header.append(metrics[k].unit)
        if self.config.verbose_timing:
            header += materialize[BenchConfig.VERBOSE_TIMING_LABELS]()
        rows.append(header^)
        for i in range(len(self.info_vec)):
            ref info = self.info_vec[i]
            var row: List[String] = [
                info.name,
                String(info.result.mean(Unit.ms)),
                String(info.result.iters()),
            ]
            for k in range(len(metrics)):
                var cell = String("N/A")
                for j in range(len(info.measures)):
                    if info.measures[j].metric == metrics[k]:
                        cell = String(
                            info.measures[j].compute(info.result.mean())
                        )
                row.append(cell)
            if self.config.verbose_timing:
                row.append(String(info.result.min(Unit.ms)))
                row.append(String(info.result.mean(Unit.ms)))
                row.append(String(info.result.max(Unit.ms)))
                row.append(String(info.result.duration(Unit.ms)))
            rows.append(row^)
        return rows^

    def _text(self, format: Format) -> String:
        """Returns the report in a layout."""
        if len(self.info_vec) == 0:
            return "| name | met (ms) | iters\nNo benchmarks recorded...\n"
        var rows = self._rows()
        var widths = List[Int]()
        for c in range(len(rows[0])):
            var width = 0
            for r in range(len(rows)):
                width = max(width, rows[r][c].byte_length())
            widths.append(width)
        var text = String()
        for r in range(len(rows)):
            for c in range(len(rows[r])):
                ref cell = rows[r][c]
                if format == Format.csv:
                    text.write("," if c > 0 else "")
                    if c == 0 and r > 0:
                        text.write('"', cell, '"')
                    else:
                        text.write(cell)
                elif format == Format.tabular:
                    text.write(", " if c > 0 else "")
                    text.write(self.pad(widths[c], cell))
                else:
                    text.write("| ", self.pad(widths[c], cell), " ")
            if format == Format.table:
                text.write("|")
            text.write("\n")
            if r == 0 and format == Format.table:
                for c in range(len(widths)):
                    text.write("| ", StaticString("-") * widths[c], " ")
                text.write("|\n")
        return text^

    def write_to(self, mut writer: Some[Writer]):
        """Writes the report."""
        writer.write_string(self._text(self.config.format))

    def dump_report(mut self) raises:
        """Prints the report and writes it to the file, if there is one.

        Raises:
            When the file can't be written.
        """
        print(self._text(self.config.format), end="")
        if self.config.out_file:
            self.config.out_file.value().write_text(
                self._text(self.config.out_file_format)
            )
