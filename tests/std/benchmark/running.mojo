# rule: 13/BEN-2, 13/BEN-3, 13/BEN-4, 13/BEN-20
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


def workr() raises:
    keep(3)


def sq(x: Int) -> Int:
    return x * x


def check_bench2() raises:
    var r = run[func2=work](
        num_warmup_iters=1,
        max_iters=100,
        min_runtime_secs=0,
        max_runtime_secs=0.1,
        max_batch_size=10,
    )
    var s = r.as_string("ms")
    print(
        s.splitlines()[1],
        s.startswith("-" * 80),
        s.endswith("\n"),
        "Mean: " in s,
        "Total: " in s,
        "Iters: " in s,
        "Warmup Total: " in s,
        "Fastest Mean: " in s,
        "Slowest Mean: " in s,
        r.iters() > 0,
        r.mean(Unit.ns) >= 0,
        r.min() <= r.max(),
        r.duration() >= 0,
    )
    _ = run[func1=workr](max_iters=5, min_runtime_secs=0, max_runtime_secs=0.1)
    var n = 0

    @parameter
    def cap():
        n += 1

    _ = run[func4=cap](max_iters=5, min_runtime_secs=0, max_runtime_secs=0.1)

    @parameter
    def capr() raises:
        n += 1

    _ = run[capr](max_iters=5, min_runtime_secs=0, max_runtime_secs=0.1)
    print(n > 2)
    try:
        _ = run[func2=work](min_runtime_secs=2, max_runtime_secs=1)
    except e:
        print(e)
    var b = Batch(1500, 3, False)
    print(b, repr(b), b.mean("ns"), b.mean(Unit.us))
    print(black_box(4), black_box(take=String("q")))
    clobber_memory()


def main() raises:
    check_bench2()
