# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Jacobi iterations with five points on a square grid.
from std.time import perf_counter_ns


def step(grid: List[Float64], mut next: List[Float64], n: Int):
    for i in range(1, n - 1):
        for j in range(1, n - 1):
            next[i * n + j] = 0.25 * (
                grid[(i - 1) * n + j]
                + grid[(i + 1) * n + j]
                + grid[i * n + j - 1]
                + grid[i * n + j + 1]
            )


def main():
    var n = 512
    var grid = [Float64((i * 13) % 101) for i in range(n * n)]
    var next = grid.copy()
    var start = perf_counter_ns()
    for _ in range(1500):
        step(grid, next, n)
        step(next, grid, n)
    var sum = 0.0
    for x in grid:
        sum += x
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
