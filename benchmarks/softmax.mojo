# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Softmax of many rows: greatest, exponentials, sum, quotient.
from std.math import exp
from std.time import perf_counter_ns


def softmax(xs: List[Float32], mut result: List[Float32]):
    var most = xs[0]
    for x in xs:
        most = max(most, x)
    var sum = Float32(0)
    for i in range(len(xs)):
        var e = exp(xs[i] - most)
        result[i] = e
        sum += e
    for i in range(len(xs)):
        result[i] /= sum


def main():
    var n = 4096
    var xs = [Float32((i * 37) % 101) / 25 for i in range(n)]
    var result = List[Float32](length=n, fill=0)
    var start = perf_counter_ns()
    var total = 0.0
    for round in range(10000):
        xs[round % n] += 0.25
        softmax(xs, result)
        total += Float64(result[round % n])
    var elapsed = perf_counter_ns() - start
    print("checksum", total)
    print("nanoseconds", elapsed)
