# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Gaussian elimination on a matrix with two indices.
from std.time import perf_counter_ns


struct Matrix(Copyable, Movable):
    var rows: Int
    var columns: Int
    var data: List[Float64]

    def __init__(out self, rows: Int, columns: Int):
        self.rows = rows
        self.columns = columns
        self.data = List[Float64](length=rows * columns, fill=0.0)

    def __getitem__(self, i: Int, j: Int) -> Float64:
        return self.data[i * self.columns + j]

    def __setitem__(mut self, i: Int, j: Int, value: Float64):
        self.data[i * self.columns + j] = value


def eliminate(mut a: Matrix) -> Float64:
    var n = a.rows
    var determinant = 1.0
    for k in range(n):
        var pivot = k
        for i in range(k + 1, n):
            if abs(a[i, k]) > abs(a[pivot, k]):
                pivot = i
        if pivot != k:
            for j in range(n):
                var t = a[k, j]
                a[k, j] = a[pivot, j]
                a[pivot, j] = t
            determinant = -determinant
        determinant *= a[k, k]
        for i in range(k + 1, n):
            var factor = a[i, k] / a[k, k]
            for j in range(k, n):
                a[i, j] = a[i, j] - factor * a[k, j]
    return determinant


def main():
    var n = 120
    var matrix = Matrix(n, n)
    var seed = 1
    for i in range(n):
        for j in range(n):
            seed = (seed * 1103515245 + 12345) % 2147483648
            matrix[i, j] = Float64(seed % 1000) / 500.0 - 1.0
    var start = perf_counter_ns()
    var sum = 0.0
    for _ in range(900):
        var copy = matrix.copy()
        sum += eliminate(copy) / 1e40
    var transposed = 0.0
    for _ in range(900):
        for i in range(n):
            for j in range(n):
                transposed += matrix[i, j] * matrix[j, i]
    var elapsed = perf_counter_ns() - start
    print("checksum", sum + transposed)
    print("nanoseconds", elapsed)
