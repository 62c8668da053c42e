# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The Mandelbrot set of the published articles, improved step by step: 960 by 960 points, at most 1000 steps each.

usage: mandelbrot GIGASTEPS_OF_PYTHON

A step of the set is `z = z * z + c` for one point. What is counted is the same in all variants; sums differ in the last digits because
points beside the border depend on roundings.
"""

from max.algorithm import parallelize
from std.benchmark import black_box, keep
from std.complex import ComplexFloat64
from std.math import iota
from std.sys import argv, simd_width_of
from std.time import perf_counter_ns

comptime size = 960
comptime limit = 1000


@always_inline
def place[
    dtype: DType
](row: Int, column: Int) -> Tuple[Scalar[dtype], Scalar[dtype]]:
    """The point of a row and a column of the grid."""
    return (
        Scalar[dtype](column).fma(2.6 / size, -2),
        Scalar[dtype](row).fma(3.0 / size, -1.5),
    )


def by_points(row: Int) -> Int:
    """Counts the steps of a row, one point at a time: the program of the articles with the square of the distance."""
    var sum = 0
    for column in range(size):
        var x, y = place[DType.float64](row, column)
        var c = ComplexFloat64(x, y)
        var z = c
        var count = 0
        while count < limit and z.squared_norm() <= 4:
            z = z.squared_add(c)
            count += 1
        sum += count
    return sum


@always_inline
def advance[
    dtype: DType, lanes: Int
](
    mut x: SIMD[dtype, lanes],
    mut y: SIMD[dtype, lanes],
    cx: SIMD[dtype, lanes],
    cy: SIMD[dtype, lanes],
):
    """Does a step for some points."""
    var next_x = x.fma(x, (-y).fma(y, cx))
    y = (x + x).fma(y, cy)
    x = next_x


@always_inline
def is_inside[
    dtype: DType, lanes: Int
](x: SIMD[dtype, lanes], y: SIMD[dtype, lanes]) -> SIMD[DType.bool, lanes]:
    return x.fma(x, y * y).le(4)


@always_inline
def one_by_one[
    dtype: DType, lanes: Int
](cx: SIMD[dtype, lanes], cy: SIMD[dtype, lanes]) -> SIMD[dtype, lanes]:
    """Counts the steps of some points, with a test after every step."""
    var x = cx
    var y = cy
    var count = SIMD[dtype, lanes](0)
    for _ in range(limit):
        var alive = is_inside(x, y)
        if not alive.reduce_or():
            break
        count += alive.cast[dtype]()
        advance(x, y, cx, cy)
    return count


@always_inline
def in_blocks[
    dtype: DType, lanes: Int
](cx: SIMD[dtype, lanes], cy: SIMD[dtype, lanes]) -> SIMD[dtype, lanes]:
    """Counts the steps of some points, with a test after every eighth step. A point that has left stays away: when none has left, all
    eight steps count; when one has, they are done again one by one."""
    comptime block = 8
    comptime assert limit % block == 0
    var x = cx
    var y = cy
    var count = SIMD[dtype, lanes](0)
    var alive = SIMD[DType.bool, lanes](fill=True)
    for _ in range(0, limit, block):
        var start_x = x
        var start_y = y
        comptime for _ in range(block):
            advance(x, y, cx, cy)
        if is_inside(x, y) & alive == alive:
            count += alive.cast[dtype]() * block
            continue
        x = start_x
        y = start_y
        for _ in range(block):
            alive &= is_inside(x, y)
            count += alive.cast[dtype]()
            advance(x, y, cx, cy)
        if not alive.reduce_or():
            break
    return count


@always_inline
def advance_by_sums[
    dtype: DType, lanes: Int
](
    mut x: SIMD[dtype, lanes],
    mut y: SIMD[dtype, lanes],
    cx: SIMD[dtype, lanes],
    cy: SIMD[dtype, lanes],
):
    """Does a step with one multiplication less and two sums more."""
    var next_x = (x - y).fma(x + y, cx)
    y = (x + x).fma(y, cy)
    x = next_x


struct Slot[dtype: DType, lanes: Int](ImplicitlyCopyable, Movable):
    """Some points of a row on their way."""

    var x: SIMD[Self.dtype, Self.lanes]
    var y: SIMD[Self.dtype, Self.lanes]
    var cx: SIMD[Self.dtype, Self.lanes]
    var count: SIMD[Self.dtype, Self.lanes]
    var alive: SIMD[DType.bool, Self.lanes]
    var done: Int
    """The steps that were made."""

    @always_inline
    def __init__(out self):
        self.x = 0
        self.y = 0
        self.cx = 0
        self.count = 0
        self.alive = SIMD[DType.bool, Self.lanes](fill=False)
        self.done = 0

    @always_inline
    def fill[
        first: Int, vectors: Int
    ](mut self, row: Int, mut next: Int) -> SIMD[Self.dtype, Self.lanes]:
        """Takes the next vector of the row of which some points don't leave in the first steps, and returns the steps of those on the way
        to it. Without such a vector nothing is alive."""
        var sum = SIMD[Self.dtype, Self.lanes](0)
        var cy = SIMD[Self.dtype, Self.lanes](place[Self.dtype](row, 0)[1])
        self.count = 0
        while next < vectors:
            var columns = iota[Self.dtype, Self.lanes](
                Scalar[Self.dtype](next * Self.lanes)
            )
            next += 1
            self.cx = columns.fma(2.6 / size, -2)
            self.x = self.cx
            self.y = cy
            self.alive = SIMD[DType.bool, Self.lanes](fill=True)
            self.done = first
            for _ in range(first):
                self.alive &= is_inside(self.x, self.y)
                if not self.alive.reduce_or():
                    break
                self.count += self.alive.cast[Self.dtype]()
                advance(self.x, self.y, self.cx, cy)
            if self.alive.reduce_or():
                return sum
            sum += self.count
            self.count = 0
        self = Self()
        return sum


@always_inline
def advance_all[
    dtype: DType, lanes: Int, slots: Int
](
    mut points: Array[Slot[dtype, lanes], slots],
    cy: SIMD[dtype, lanes],
    steps: Int,
):
    """Does some steps for the points of all slots. Some slots take the step with more sums, because processors add and multiply
    side by side."""
    for _ in range(steps):
        comptime for k in range(slots):
            comptime if k % 3 == 0:
                advance(points[k].x, points[k].y, points[k].cx, cy)
            else:
                advance_by_sums(points[k].x, points[k].y, points[k].cx, cy)


def by_slots[dtype: DType](row: Int) -> Int:
    """Counts the steps of a row in six vectors whose steps don't wait for one another; a vector whose points are done is replaced by the
    next one of the row that has points which stay for more than a few steps.
    """
    comptime lanes = simd_width_of[dtype]()
    comptime slots = 6
    comptime first = 8
    comptime block = 31
    comptime vectors = size // lanes
    comptime assert size % lanes == 0 and (limit - first) % block == 0
    var points = Array[Slot[dtype, lanes], slots](fill=Slot[dtype, lanes]())
    var cy = SIMD[dtype, lanes](place[dtype](row, 0)[1])
    var sum = SIMD[dtype, lanes](0)
    var next = 0
    var busy = slots
    comptime for k in range(slots):
        sum += points[k].fill[first, vectors](row, next)
        if not points[k].alive.reduce_or():
            points[k].done = Int.MIN
            busy -= 1
    while busy > 0:
        var before = points.copy()
        advance_all(points, cy, block)
        comptime for k in range(slots):
            ref slot = points[k]
            var inside = is_inside(slot.x, slot.y) & slot.alive
            if inside == slot.alive and slot.done < limit - block:
                slot.count += slot.alive.cast[dtype]() * block
                slot.done += block
            else:
                # Some left or all end here: steps are done again until those that left have done so.
                var x = before[k].x
                var y = before[k].y
                for step in range(block):
                    slot.alive &= is_inside(x, y)
                    if slot.alive == inside:
                        slot.count += slot.alive.cast[dtype]() * Scalar[dtype](
                            block - step
                        )
                        break
                    slot.count += slot.alive.cast[dtype]()
                    comptime if k % 3 == 0:
                        advance(x, y, slot.cx, cy)
                    else:
                        advance_by_sums(x, y, slot.cx, cy)
                slot.done += block
                if slot.done >= limit or not slot.alive.reduce_or():
                    sum += slot.count
                    sum += slot.fill[first, vectors](row, next)
                    if not slot.alive.reduce_or():
                        slot.done = Int.MIN
                        busy -= 1
    return Int(sum.cast[DType.int64]().reduce_add())


def by_vectors[dtype: DType, blocks: Bool](row: Int) -> Int:
    """Counts the steps of a row in vectors, four of them at a time: their steps don't wait for one another.

    Parameters:
        dtype: The type of the coordinates.
        blocks: Whether the test comes after every eighth step.
    """
    comptime lanes = 4 * simd_width_of[dtype]()
    comptime assert size % lanes == 0
    var sum = SIMD[dtype, lanes](0)
    for column in range(0, size, lanes):
        var cx = SIMD[dtype, lanes](0)
        var cy = SIMD[dtype, lanes](0)
        comptime for lane in range(lanes):
            cx[lane], cy[lane] = place[dtype](row, column + lane)
        comptime if blocks:
            sum += in_blocks(cx, cy)
        else:
            sum += one_by_one(cx, cy)
    return Int(sum.cast[DType.int64]().reduce_add())


def in_parallel(rows: Int) -> Int:
    """Counts the steps of all rows, one task each."""
    var sums = List[Int](length=rows, fill=0)

    def task(row: Int) {mut sums}:
        sums[row] = by_slots[DType.float32](row)

    parallelize(task, rows)
    var sum = 0
    for row_sum in sums:
        sum += row_sum
    return sum


def report(name: StringSlice, sum: Int, nanoseconds: Float64, python: Float64):
    """Prints a line of the table."""
    var speed = Float64(sum) / nanoseconds
    print(
        t"| {name} | {sum} | {round(nanoseconds / 1e6, 1)} |"
        t" {round(speed, 2)} |"
        t" {Int(round(speed / python))} |"
    )


def measure(name: StringSlice, row_sum: def(Int) thin -> Int, python: Float64):
    """Runs a variant on one core. Every row is timed some times and the shortest time counts: other programs disturb less."""
    var sum = 0
    var nanoseconds = 0.0
    for row in range(size):
        var best = Float64.MAX
        var count = 0
        for _ in range(4):
            var start = perf_counter_ns()
            count = row_sum(black_box(row))
            keep(count)
            best = min(best, Float64(perf_counter_ns() - start))
        sum += count
        nanoseconds += best
    report(name, sum, nanoseconds, python)


def main() raises:
    var python = Float64(argv()[1]) if len(argv()) > 1 else 1.0
    measure("point by point", by_points, python)
    measure("vectors of float64", by_vectors[DType.float64, False], python)
    measure(
        "float64, test every 8 steps", by_vectors[DType.float64, True], python
    )
    measure("float64, six vectors", by_slots[DType.float64], python)
    measure("vectors of float32", by_vectors[DType.float32, False], python)
    measure(
        "float32, test every 8 steps", by_vectors[DType.float32, True], python
    )
    measure("float32, six vectors", by_slots[DType.float32], python)
    var best = Float64.MAX
    var sum = 0
    for _ in range(10):
        var start = perf_counter_ns()
        sum = in_parallel(size)
        best = min(best, Float64(perf_counter_ns() - start))
    report("the same, rows in parallel", sum, best, python)
