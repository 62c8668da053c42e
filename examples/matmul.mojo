# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Matrix multiplication from the textbook's three loops to tiles of vectors on all cores; every version is checked and timed."""

from max.algorithm import parallelize, vectorize
from std.memory import unsafe_alloc
from std.random import rand, seed
from std.sys import argv, simd_width_of
from std.time import perf_counter_ns


struct Matrix[dtype: DType](Movable):
    """A row-major matrix that owns its elements.

    Parameters:
        dtype: The type of the elements.
    """

    var data: Pointer[Scalar[Self.dtype], MutUntrackedOrigin]
    var rows: Int
    var columns: Int

    def __init__(out self, rows: Int, columns: Int):
        """Makes a matrix of zeros."""
        self.rows = rows
        self.columns = columns
        self.data = unsafe_alloc[Scalar[Self.dtype]](rows * columns)
        for i in range(rows * columns):
            self.data[unsafe_offset=i] = 0

    def __deinit__(deinit self):
        self.data.unsafe_free()

    @staticmethod
    def random(rows: Int, columns: Int) -> Self:
        """Makes a matrix of random numbers from 0 to 1."""
        var result = Self(rows, columns)
        rand(result.data, rows * columns)
        return result^

    @always_inline
    def __getitem__(self, row: Int, column: Int) -> Scalar[Self.dtype]:
        return self.data[unsafe_offset=row * self.columns + column]

    @always_inline
    def __setitem__(mut self, row: Int, column: Int, value: Scalar[Self.dtype]):
        self.data[unsafe_offset=row * self.columns + column] = value

    @always_inline
    def load[
        width: Int
    ](self, row: Int, column: Int) -> SIMD[Self.dtype, width]:
        return self.data.unsafe_load[width=width](row * self.columns + column)

    @always_inline
    def store[
        width: Int
    ](self, row: Int, column: Int, value: SIMD[Self.dtype, width]):
        self.data.unsafe_store[width=width](row * self.columns + column, value)


comptime Kernel[dtype: DType] = def(
    mut Matrix[dtype], Matrix[dtype], Matrix[dtype]
) thin -> None


def naive[
    dtype: DType
](mut c: Matrix[dtype], a: Matrix[dtype], b: Matrix[dtype]):
    """Rows times columns."""
    for m in range(c.rows):
        for n in range(c.columns):
            for k in range(a.columns):
                c[m, n] = c[m, n] + a[m, k] * b[k, n]


def reordered[
    dtype: DType
](mut c: Matrix[dtype], a: Matrix[dtype], b: Matrix[dtype]):
    """The same, with the loops in an order that walks along the rows."""
    for m in range(c.rows):
        for k in range(a.columns):
            var factor = a[m, k]
            for n in range(c.columns):
                c[m, n] = c[m, n] + factor * b[k, n]


def vectorized[
    dtype: DType
](mut c: Matrix[dtype], a: Matrix[dtype], b: Matrix[dtype]):
    """Whole vectors of a row at once."""
    comptime width = simd_width_of[dtype]()
    for m in range(c.rows):
        for k in range(a.columns):
            var factor = a[m, k]

            def step[width: Int](n: Int) {imm}:
                c.store[width](
                    m, n, c.load[width](m, n) + factor * b.load[width](k, n)
                )

            vectorize[width](c.columns, step)


def parallel[
    dtype: DType
](mut c: Matrix[dtype], a: Matrix[dtype], b: Matrix[dtype]):
    """The vectorized version with a row per task."""
    comptime width = simd_width_of[dtype]()

    def row(m: Int) {imm}:
        for k in range(a.columns):
            var factor = a[m, k]

            def step[width: Int](n: Int) {imm}:
                c.store[width](
                    m, n, c.load[width](m, n) + factor * b.load[width](k, n)
                )

            vectorize[width](c.columns, step)

    parallelize(row, c.rows)


def tiled[
    dtype: DType
](mut c: Matrix[dtype], a: Matrix[dtype], b: Matrix[dtype]):
    """Blocks of four rows and four vectors are summed up in registers, over slices of `b` that stay in the cache."""
    comptime width = simd_width_of[dtype]()
    comptime tile_rows = 4
    comptime tile_vectors = 4
    comptime depth = 256

    def block(index: Int) {imm}:
        var m = index * tile_rows
        if m + tile_rows > c.rows:
            for row in range(m, c.rows):
                for k in range(a.columns):
                    var factor = a[row, k]
                    for n in range(c.columns):
                        c.data[unsafe_offset=row * c.columns + n] += factor * b[
                            k, n
                        ]
            return
        for first in range(0, a.columns, depth):
            var last = min(first + depth, a.columns)
            var n = 0
            while n + tile_vectors * width <= c.columns:
                var sums = Array[SIMD[dtype, width], tile_rows * tile_vectors](
                    fill=SIMD[dtype, width](0)
                )
                for k in range(first, last):
                    comptime for i in range(tile_rows):
                        var factor = SIMD[dtype, width](a[m + i, k])
                        comptime for j in range(tile_vectors):
                            sums[i * tile_vectors + j] = factor.fma(
                                b.load[width](k, n + j * width),
                                sums[i * tile_vectors + j],
                            )
                comptime for i in range(tile_rows):
                    comptime for j in range(tile_vectors):
                        var column = n + j * width
                        c.store[width](
                            m + i,
                            column,
                            c.load[width](m + i, column)
                            + sums[i * tile_vectors + j],
                        )
                n += tile_vectors * width
            for row in range(m, m + tile_rows):
                for k in range(first, last):
                    for column in range(n, c.columns):
                        c.data[unsafe_offset=row * c.columns + column] += a[
                            row, k
                        ] * b[k, column]

    parallelize(block, (c.rows + tile_rows - 1) // tile_rows)


def largest_difference[
    dtype: DType
](a: Matrix[dtype], b: Matrix[dtype]) -> Scalar[dtype]:
    """Returns the largest absolute difference of two elements at the same place."""
    var result = Scalar[dtype](0)
    for i in range(a.rows * a.columns):
        result = max(
            result, abs(a.data[unsafe_offset=i] - b.data[unsafe_offset=i])
        )
    return result


def check[
    dtype: DType
](
    name: StringSlice,
    kernel: Kernel[dtype],
    a: Matrix[dtype],
    b: Matrix[dtype],
    expected: Matrix[dtype],
    timed: Bool,
) raises:
    """Runs `kernel`, compares its result, and says how fast it was."""
    var c = Matrix[dtype](a.rows, b.columns)
    var start = perf_counter_ns()
    kernel(c, a, b)
    var seconds = Float64(perf_counter_ns() - start) * 1e-9
    var difference = largest_difference(c, expected)
    if difference > Scalar[dtype](1e-3):
        raise Error(t"{name}: wrong by {difference}")
    if timed:
        var operations = (
            2.0 * Float64(a.rows) * Float64(a.columns) * Float64(b.columns)
        )
        print(t"{name}: {round(operations / seconds * 1e-9, 2)} GFLOP/s")
    else:
        print(t"{name}: right")


def main() raises:
    """With a size as argument, the versions are timed for square matrices of that size."""
    var timed = len(argv()) > 1
    var size = Int(argv()[1]) if timed else 0
    var rows = size if timed else 61
    var inner = size if timed else 300
    var columns = size if timed else 83
    seed(1)
    var a = Matrix[DType.float32].random(rows, inner)
    var b = Matrix[DType.float32].random(inner, columns)
    var expected = Matrix[DType.float32](rows, columns)
    reordered(expected, a, b)
    check("naive", naive[DType.float32], a, b, expected, timed)
    check("reordered", reordered[DType.float32], a, b, expected, timed)
    check("vectorized", vectorized[DType.float32], a, b, expected, timed)
    check("parallel", parallel[DType.float32], a, b, expected, timed)
    check("tiled", tiled[DType.float32], a, b, expected, timed)
