# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The textbook product of two square matrices in lists.
from std.time import perf_counter_ns


def multiply(a: List[Float64], b: List[Float64], mut c: List[Float64], n: Int):
    for i in range(n):
        for k in range(n):
            var x = a[i * n + k]
            for j in range(n):
                c[i * n + j] += x * b[k * n + j]


def main():
    var n = 768
    var a = List[Float64]()
    var b = List[Float64]()
    var c = List[Float64]()
    for i in range(n * n):
        a.append(Float64(i % 13) - 6.0)
        b.append(Float64(i % 7) - 3.0)
        c.append(0.0)
    var start = perf_counter_ns()
    multiply(a, b, c, n)
    var elapsed = perf_counter_ns() - start
    var sum = 0.0
    for i in range(n * n):
        sum += c[i] * Float64(i % 11)
    print("checksum", sum)
    print("nanoseconds", elapsed)
