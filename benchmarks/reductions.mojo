# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sum, greatest, dot product and count over long lists.
from std.time import perf_counter_ns


def sum(xs: List[Int]) -> Int:
    var result = 0
    for x in xs:
        result += x
    return result


def greatest(xs: List[Float64]) -> Float64:
    var result = xs[0]
    for x in xs:
        if x > result:
            result = x
    return result


def dot(xs: List[Float64], ys: List[Float64]) -> Float64:
    var result = 0.0
    for i in range(len(xs)):
        result += xs[i] * ys[i]
    return result


def count_above(xs: List[Float64], bound: Float64) -> Int:
    var n = 0
    for x in xs:
        if x > bound:
            n += 1
    return n


def main():
    var n = 1 << 20
    var ints = [(i * 7919) % 1013 for i in range(n)]
    var xs = [Float64((i * 31) % 1009) / 8.0 for i in range(n)]
    var ys = [Float64((i * 17) % 997) / 16.0 for i in range(n)]
    var start = perf_counter_ns()
    var total = 0.0
    for i in range(150):
        ints[i] = i
        xs[i] += 1.0
        total += (
            Float64(sum(ints))
            + greatest(xs)
            + dot(xs, ys)
            + Float64(count_above(xs, 60.0))
        )
    var elapsed = perf_counter_ns() - start
    print("checksum", total)
    print("nanoseconds", elapsed)
