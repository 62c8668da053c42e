# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Measuring how long code runs."""

from std.benchmark.bench import (
    Bench,
    BenchConfig,
    Bencher,
    BenchId,
    BenchMetric,
    BenchmarkInfo,
    Format,
    Mode,
    ThroughputMeasure,
)
from std.benchmark.benchmark import Batch, Report, Unit, run
from std.benchmark.compiler import black_box, clobber_memory, keep
from std.benchmark.quick_bench import QuickBench
