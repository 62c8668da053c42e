# rule: 13/BEN-12, 13/BEN-14
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
    QuickBench,
    keep,
)


def add(x: Int, y: Int) -> Int:
    return x + y


def check_bench3() raises:
    var c = BenchConfig(max_iters=10, max_runtime_secs=0.01)
    c.show_progress = True
    print(
        c.num_warmup_iters,
        c.num_repetitions,
        c.flush_denormals,
        c.min_runtime_secs,
        c.format,
        c.out_file_format,
        c.verbose_timing,
        c.verbose_metric_names,
        Bool(c.out_file),
    )
    print(Bench(c.copy()))
    var b = Bench(c^)

    def body(mut bn: Bencher) {}:
        def it() {}:
            keep(1)

        bn.iter(it)

    b.bench_function(body, BenchId("fn", "in"), List[ThroughputMeasure](), None)

    @parameter
    def legacy(mut bn: Bencher) raises:
        @parameter
        def one():
            keep(2)

        bn.iter[one]()

    b.bench_function[legacy](
        BenchId("lg"),
        [ThroughputMeasure(BenchMetric.elements, 100)],
        fixed_iterations=3,
    )
    var t = String(b)
    print(
        t.splitlines()[0].startswith("| name           | met (ms)"),
        t.splitlines()[0].endswith("| iters | throughput (GElems/s) |"),
        t.splitlines()[1].startswith("| ---"),
        "| N/A" in t,
        "| lg             |" in t,
        b.info_vec[1].name,
        b.pad(5, "ab"),
    )
    b.config.format = Format.csv
    print(
        String(b).splitlines()[0], String(b).splitlines()[2].startswith('"lg",')
    )
    var qb = QuickBench()
    qb.run(add, 1, 2, bench_id=BenchId("quick"))
    print(len(qb.m.info_vec))


def main() raises:
    check_bench3()
