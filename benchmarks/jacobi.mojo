# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Relaxation on a grid of nested lists.
from std.time import perf_counter_ns


def step(a: List[List[Float64]], mut b: List[List[Float64]]) -> Float64:
    var n = len(a)
    var change = 0.0
    for i in range(1, n - 1):
        for j in range(1, len(a[i]) - 1):
            b[i][j] = 0.25 * (
                a[i - 1][j] + a[i + 1][j] + a[i][j - 1] + a[i][j + 1]
            )
            change = max(change, abs(b[i][j] - a[i][j]))
    return change


def main():
    var n = 500
    var a = List[List[Float64]]()
    for i in range(n):
        a.append(List[Float64](length=n, fill=0.0))
        a[i][0] = Float64(i % 10)
        a[i][n - 1] = 1.0
    var b = a.copy()
    var start = perf_counter_ns()
    var change = 0.0
    for _ in range(150):
        change += step(a, b)
        change += step(b, a)
    var sum = change
    for i in range(n):
        for j in range(n):
            sum += a[i][j]
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
