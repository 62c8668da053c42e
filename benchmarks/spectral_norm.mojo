# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The spectral norm of an infinite matrix that is computed as needed.
from std.math import sqrt
from std.time import perf_counter_ns


def entry(i: Int, j: Int) -> Float64:
    return 1.0 / Float64((i + j) * (i + j + 1) // 2 + i + 1)


def times(v: List[Float64], mut result: List[Float64]):
    for i in range(len(v)):
        var sum = 0.0
        for j in range(len(v)):
            sum += entry(i, j) * v[j]
        result[i] = sum


def times_transposed(v: List[Float64], mut result: List[Float64]):
    for i in range(len(v)):
        var sum = 0.0
        for j in range(len(v)):
            sum += entry(j, i) * v[j]
        result[i] = sum


def norm(n: Int) -> Float64:
    var u = List[Float64](length=n, fill=1.0)
    var v = List[Float64](length=n, fill=0.0)
    var t = List[Float64](length=n, fill=0.0)
    for _ in range(10):
        times(u, t)
        times_transposed(t, v)
        times(v, t)
        times_transposed(t, u)
    var uv = 0.0
    var vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return sqrt(uv / vv)


def main():
    var start = perf_counter_ns()
    var result = norm(2500)
    var elapsed = perf_counter_ns() - start
    print("checksum", result)
    print("nanoseconds", elapsed)
