# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Escape times over a grid, a row at a time on all cores.
from max.algorithm import parallelize
from std.time import perf_counter_ns


def escape_time(cx: Float64, cy: Float64, limit: Int) -> Int:
    var x = 0.0
    var y = 0.0
    var n = 0
    while n < limit and x * x + y * y <= 4.0:
        var next_x = x * x - y * y + cx
        y = 2.0 * x * y + cy
        x = next_x
        n += 1
    return n


def total(width: Int, height: Int, limit: Int) -> Int:
    var sums = List[Int](length=height, fill=0)

    def task(row: Int) {mut sums, imm width, imm height, imm limit}:
        var cy = -1.5 + 3.0 * Float64(row) / Float64(height)
        var sum = 0
        for column in range(width):
            var cx = -2.0 + 3.0 * Float64(column) / Float64(width)
            sum += escape_time(cx, cy, limit)
        sums[row] = sum

    parallelize(task, height)
    var sum = 0
    for row_sum in sums:
        sum += row_sum
    return sum


def main():
    var start = perf_counter_ns()
    var sum = total(1024, 1024, 500)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
