# rule: 12/PARA-1, 12/PARA-2, 12/PARA-3, 12/PARA-4, 12/RED-1, 12/RED-4, 12/RED-5, 12/ALGO-1, 12/ALGO-2
# expect: run
from std.algorithm import map
from max.algorithm import (
    parallelize,
    sync_parallelize,
    parallelize_over_rows,
    parallel_memcpy,
    cumsum,
    max,
    mean,
    min,
    product,
    reduce,
    reduce_boolean,
    sum,
    variance,
)
from std.utils import IndexList
from std.memory import alloc


def check_maps() raises:
    @parameter
    def f(i: Int):
        print(i, end=" ")

    map[f](3)
    print()
    var out = alloc[Int](10)

    @parameter
    def g(i: Int):
        out[unsafe_offset=i] = i * i

    parallelize[g](10)
    parallelize[g](10, 3)
    sync_parallelize[g](10)

    def h(i: Int) {imm}:
        out[unsafe_offset=i] += 1

    parallelize(h, 10)
    parallelize(h, 10, 2)
    sync_parallelize(h, 10)
    for i in range(10):
        print(out[unsafe_offset=i], end=" ")
    print()
    var xs: List[Float64] = [1, 2, 3, 4]
    var e: List[Float64] = []
    print(
        sum(Span(xs)),
        product(Span(xs)),
        max(Span(xs)),
        min(Span(xs)),
        mean(Span(xs)),
        variance(Span(xs)),
        variance(Span(xs), 0),
        variance(Span(xs), 2.5, 1),
        sum(Span(e)),
        max(Span(e)),
    )
    var dst: List[Float64] = [0, 0, 0]
    cumsum(Span(dst), Span(xs))
    print(dst)
    var ys = List[Float64](length=4, fill=0)
    parallel_memcpy(dest=ys.unsafe_ptr(), src=xs.unsafe_ptr(), count=4)
    print(ys)
    var ints: List[Int32] = [7, -3, 2]
    print(mean(Span(ints)), sum(Span(ints)))


def main() raises:
    check_maps()
