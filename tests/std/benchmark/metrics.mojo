# rule: 13/BEN-3, 13/BEN-4, 13/BEN-15
# expect: run
from std.benchmark import (
    Bench,
    BenchConfig,
    Bencher,
    BenchId,
    BenchmarkInfo,
    BenchMetric,
    Format,
    Mode,
    ThroughputMeasure,
    Batch,
    Report,
    Unit,
    run,
    black_box,
    keep,
    clobber_memory,
    QuickBench,
)


def work():
    keep(3)


def check_bench() raises:
    print(
        BenchMetric.elements,
        repr(BenchMetric.bytes),
        BenchMetric.flops.code,
        BenchMetric.theoretical_flops.name,
        BenchMetric.elements.check_name("THROUGHPUT"),
        len(materialize[BenchMetric.DEFAULTS]()),
        BenchMetric.elements == BenchMetric.elements,
    )
    var t = ThroughputMeasure("datamovement", 1000)
    print(
        t.metric,
        t.value,
        t.compute(1e-6),
        ThroughputMeasure(BenchMetric.flops, 5).value,
    )
    try:
        _ = ThroughputMeasure("nope", 1)
    except e:
        print(
            "Couldn't match metric [nope]" in String(e),
            "    metric: [throughput]" in String(e),
            "[ERROR]: metric [nope] is NOT supported!" in String(e),
        )
    print(
        BenchId("f", "i"),
        BenchId("f"),
        BenchId("f", "i") == BenchId("f", "i"),
        Unit.ns,
        Unit.ms,
        Format("csv"),
        Format.table,
        Format.tabular,
    )


def main() raises:
    check_bench()
