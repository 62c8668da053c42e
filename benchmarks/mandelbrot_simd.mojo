# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Escape times over a grid, sixteen points at a time.
from std.sys import simd_width_of
from std.time import perf_counter_ns

comptime lanes = 2 * simd_width_of[DType.float64]()


def escape_times(
    cx: SIMD[DType.float64, lanes], cy: Float64, limit: Int
) -> SIMD[DType.int64, lanes]:
    var x = SIMD[DType.float64, lanes](0)
    var y = SIMD[DType.float64, lanes](0)
    var count = SIMD[DType.int64, lanes](0)
    for _ in range(limit):
        var xx = x * x
        var yy = y * y
        var inside = (xx + yy).le(4.0)
        if not inside.reduce_or():
            break
        count += inside.cast[DType.int64]()
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return count


def total(width: Int, height: Int, limit: Int) -> Int:
    var sum = SIMD[DType.int64, lanes](0)
    for row in range(height):
        var cy = -1.5 + 3.0 * Float64(row) / Float64(height)
        for column in range(0, width, lanes):
            var cx = SIMD[DType.float64, lanes](0)
            comptime for lane in range(lanes):
                cx[lane] = -2.0 + 3.0 * Float64(column + lane) / Float64(width)
            sum += escape_times(cx, cy, limit)
    return Int(sum.reduce_add())


def main():
    var start = perf_counter_ns()
    var sum = total(1536, 1536, 1000)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
