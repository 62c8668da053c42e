# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The matrix product of the published notebook, improved step by step.

usage: matmul SIZE GFLOPS_OF_PYTHON

All steps add the products of one element in the same order; every one is compared with the first, bit by bit.
"""

from kiln import autotune
from max.algorithm import parallelize, vectorize
from std.memory import unsafe_alloc
from std.ffi import external_call
from std.random import rand, seed
from std.sys import argv, simd_width_of
from std.time import perf_counter_ns

comptime width = simd_width_of[DType.float32]()


struct Matrix(Movable):
    """A square matrix of float32, by rows."""

    var data: Pointer[Float32, MutUntrackedOrigin]
    var size: Int

    def __init__(out self, size: Int):
        """Makes a matrix of zeros."""
        self.size = size
        self.data = unsafe_alloc[Float32](size * size, alignment=64)
        self.clear()

    def __deinit__(deinit self):
        self.data.unsafe_free()

    def clear(mut self):
        """Sets all elements to zero."""
        for i in range(self.size * self.size):
            self.data[unsafe_offset=i] = 0

    @always_inline
    def __getitem__(self, row: Int, column: Int) -> Float32:
        return self.load[1](row, column)

    @always_inline
    def __setitem__(mut self, row: Int, column: Int, value: Float32):
        self.store(row, column, value)

    @always_inline
    def load[
        width: Int
    ](self, row: Int, column: Int) -> SIMD[DType.float32, width]:
        return self.data.unsafe_load[width=width](row * self.size + column)

    @always_inline
    def store[
        width: Int
    ](self, row: Int, column: Int, value: SIMD[DType.float32, width]):
        self.data.unsafe_store[width=width](row * self.size + column, value)

    @always_inline
    def add[
        width: Int
    ](
        self,
        row: Int,
        column: Int,
        factor: Float32,
        value: SIMD[DType.float32, width],
    ):
        """Adds `factor` times `value` to elements of a row."""
        self.store(
            row,
            column,
            SIMD[DType.float32, width](factor).fma(
                value, self.load[width](row, column)
            ),
        )


struct Product(Movable):
    """Two factors and their product."""

    var c: Matrix
    var a: Matrix
    var b: Matrix

    def __init__(out self, size: Int):
        """Makes factors of random numbers."""
        self.c = Matrix(size)
        self.a = Matrix(size)
        self.b = Matrix(size)
        rand(self.a.data, size * size)
        rand(self.b.data, size * size)


comptime Step = def(mut Product) thin raises -> None


def naive(mut p: Product) raises:
    """Three loops over numbers."""
    for m in range(p.c.size):
        for k in range(p.c.size):
            for n in range(p.c.size):
                p.c.add(m, n, p.a[m, k], p.b.load[1](k, n))


def by_hand(mut p: Product) raises:
    """Whole vectors of a row, then the rest."""
    for m in range(p.c.size):
        for k in range(p.c.size):
            var factor = p.a[m, k]
            var whole = p.c.size // width * width
            for n in range(0, whole, width):
                p.c.add(m, n, factor, p.b.load[width](k, n))
            for n in range(whole, p.c.size):
                p.c.add(m, n, factor, p.b.load[1](k, n))


def vectorized(mut p: Product) raises:
    """The same by `vectorize`."""
    for m in range(p.c.size):
        for k in range(p.c.size):
            var factor = p.a[m, k]

            def step[width: Int](n: Int) {imm}:
                p.c.add(m, n, factor, p.b.load[width](k, n))

            vectorize[width](p.c.size, step)


def parallel(mut p: Product) raises:
    """A task for each row."""

    def row(m: Int) {imm}:
        for k in range(p.c.size):
            var factor = p.a[m, k]

            def step[width: Int](n: Int) {imm}:
                p.c.add(m, n, factor, p.b.load[width](k, n))

            vectorize[width](p.c.size, step)

    parallelize(row, p.c.size)


def tiled[
    tile_columns: Int, tile_depth: Int, unroll: Int
](mut p: Product) raises:
    """A task for each row, which goes over tiles of `b`.

    Parameters:
        tile_columns: The columns of a tile.
        tile_depth: The rows of a tile.
        unroll: Vectors of a row in one step of the loop.
    """

    def row(m: Int) {imm}:
        for first in range(0, p.c.size, tile_depth):
            for column in range(0, p.c.size, tile_columns):
                for k in range(first, min(first + tile_depth, p.c.size)):
                    var factor = p.a[m, k]

                    def step[width: Int](n: Int) {imm}:
                        p.c.add(
                            m,
                            column + n,
                            factor,
                            p.b.load[width](k, column + n),
                        )

                    if column + tile_columns <= p.c.size:
                        vectorize[
                            width, size=tile_columns, unroll_factor=unroll
                        ](step)
                    else:
                        vectorize[width](p.c.size - column, step)

    parallelize(row, p.c.size)


def candidate[vectors: Int](mut p: Product):
    """A variant of the last step, for `autotune`."""
    try:
        tiled[vectors * width, 4, vectors](p)
    except:
        pass


def autotuned(mut p: Product) raises:
    """Tiles of the width that is fastest here."""
    var vectors = autotune[candidate, 4, 8, 16, 32](
        "published matmul", p, workload=String(p.c.size)
    )
    comptime for some in [4, 8, 16, 32]:
        if vectors == some:
            candidate[some](p)


@fieldwise_init
struct Speed(ImplicitlyCopyable):
    """GFLOP in a second."""

    var wall: Float64
    """Of a clock."""
    var processor: Float64
    """Of the processor time of all threads."""


def measure(mut p: Product, step: Step) raises -> Speed:
    """Returns the best of some runs, which leave the product in `p`."""
    var wall = Float64.MAX
    var processor = Float64.MAX
    step(p)
    var start_of_all = perf_counter_ns()
    var runs = 0
    while runs < 3 or perf_counter_ns() - start_of_all < 1_000_000_000:
        runs += 1
        p.c.clear()
        var start = perf_counter_ns()
        var processor_start = external_call["clock", Int]()
        step(p)
        processor = min(
            processor,
            Float64(external_call["clock", Int]() - processor_start) * 1e3,
        )
        wall = min(wall, Float64(perf_counter_ns() - start))
    var size = Float64(p.c.size)
    var work = 2 * size * size * size
    return Speed(work / wall, work / processor)


def report(
    name: StringSlice,
    mut p: Product,
    step: Step,
    python: Float64,
    expected: Matrix,
) raises:
    """Measures a step, compares its result, and prints a line."""
    var speed = measure(p, step)
    for i in range(p.c.size * p.c.size):
        if p.c.data[unsafe_offset=i] != expected.data[unsafe_offset=i]:
            raise Error(t"{name}: element {i} is wrong")
    print(
        t"| {name} | {round(speed.wall, 2)} | {round(speed.processor, 2)} |"
        t" {Int(round(speed.processor / python))} |"
    )


def main() raises:
    var size = Int(argv()[1]) if len(argv()) > 1 else 61
    var python = Float64(argv()[2]) if len(argv()) > 2 else 1.0
    seed(1)
    var p = Product(size)
    naive(p)
    var expected = Matrix(size)
    for i in range(size * size):
        expected.data[unsafe_offset=i] = p.c.data[unsafe_offset=i]
    report("naive", p, naive, python, expected)
    report("vectors by hand", p, by_hand, python, expected)
    report("`vectorize`", p, vectorized, python, expected)
    report("parallel", p, parallel, python, expected)
    report("tiled and parallel", p, tiled[4 * width, 4, 1], python, expected)
    report(
        "tiled, unrolled and parallel",
        p,
        tiled[4 * width, 4, 4],
        python,
        expected,
    )
    report("autotuned", p, autotuned, python, expected)
