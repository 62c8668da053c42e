# rule: 13/BEN-10, 13/BEN-11
# comptime: no (measures time)
from std.benchmark import Bench, BenchConfig, Bencher, BenchId, keep


def main() raises:
    var bench = Bench(BenchConfig(max_iters=2, num_warmup_iters=0))
    var calls = 0

    @__parameter
    def driven(mut b: Bencher) raises:
        @__parameter
        def once() raises:
            calls += 1

        b.iter[once]()

    @__parameter
    def plain() raises:
        calls += 1

    @__parameter
    def on_input(mut b: Bencher, n: Int) raises:
        @__parameter
        def nanoseconds(iterations: Int) raises -> Int:
            return iterations * n

        b.iter_custom[nanoseconds]()

    def prepared(mut b: Bencher) {}:
        def once() {}:
            keep(3)

        def prepare() {}:
            keep(4)

        b.iter_preproc(once, prepare)

    def closure() {}:
        keep(5)

    bench.bench_function[driven](BenchId("driven", "x"))
    bench.bench_function[plain](BenchId("plain"), fixed_iterations=3)
    bench.bench_with_input[Int, on_input](BenchId("on_input"), 5)
    bench.bench_function(prepared, BenchId("prepared"))
    bench.bench_function(closure, BenchId("closure"))
    print(calls > 3, len(bench.info_vec), bench.info_vec[1].result.iters())
    print(hash(BenchId("a")) == hash(BenchId("a")))
    print(materialize[BenchConfig.VERBOSE_TIMING_LABELS]())
