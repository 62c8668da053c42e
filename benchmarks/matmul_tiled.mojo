# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A product of two square matrices of float64 in tiles, four rows at a time.
from std.time import perf_counter_ns

comptime tile = 64


def multiply(a: List[Float64], b: List[Float64], mut c: List[Float64], n: Int):
    for kk in range(0, n, tile):
        for jj in range(0, n, tile):
            for i in range(0, n, 4):
                for k in range(kk, kk + tile):
                    var a0 = a[i * n + k]
                    var a1 = a[(i + 1) * n + k]
                    var a2 = a[(i + 2) * n + k]
                    var a3 = a[(i + 3) * n + k]
                    for j in range(jj, jj + tile):
                        var x = b[k * n + j]
                        c[i * n + j] += a0 * x
                        c[(i + 1) * n + j] += a1 * x
                        c[(i + 2) * n + j] += a2 * x
                        c[(i + 3) * n + j] += a3 * x


def main():
    var n = 1024
    var a = [Float64(i % 13) - 6.0 for i in range(n * n)]
    var b = [Float64(i % 7) - 3.0 for i in range(n * n)]
    var c = List[Float64](length=n * n, fill=0.0)
    var start = perf_counter_ns()
    multiply(a, b, c, n)
    var elapsed = perf_counter_ns() - start
    var sum = 0.0
    for i in range(n * n):
        sum += c[i] * Float64(i % 11)
    print("checksum", sum)
    print("nanoseconds", elapsed)
