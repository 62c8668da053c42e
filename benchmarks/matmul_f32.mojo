# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The textbook product of two square matrices of float32, row by column order i, k, j.
from std.time import perf_counter_ns


@fieldwise_init
struct Matrix(Movable):
    var size: Int
    var data: List[Float32]

    def __getitem__(self, row: Int, column: Int) -> Float32:
        return self.data[row * self.size + column]

    def __setitem__(mut self, row: Int, column: Int, value: Float32):
        self.data[row * self.size + column] = value


def multiply(a: Matrix, b: Matrix, mut c: Matrix):
    for i in range(a.size):
        for k in range(a.size):
            for j in range(a.size):
                c[i, j] += a[i, k] * b[k, j]


def main():
    var n = 768
    var a = Matrix(n, [Float32(i % 13) - 6 for i in range(n * n)])
    var b = Matrix(n, [Float32(i % 7) - 3 for i in range(n * n)])
    var c = Matrix(n, List[Float32](length=n * n, fill=0))
    var start = perf_counter_ns()
    multiply(a, b, c)
    multiply(a, b, c)
    var elapsed = perf_counter_ns() - start
    var sum = 0.0
    for i in range(n * n):
        sum += Float64(c.data[i]) * Float64(i % 11)
    print("checksum", sum)
    print("nanoseconds", elapsed)
