# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The game of life on a torus: neighbours are found by remainders.
from std.time import perf_counter_ns


def step(grid: List[List[Int]], mut next: List[List[Int]]):
    var rows = len(grid)
    var cols = len(grid[0])
    for i in range(rows):
        for j in range(cols):
            var n = 0
            for di in range(-1, 2):
                for dj in range(-1, 2):
                    if di != 0 or dj != 0:
                        n += grid[(i + di + rows) % rows][
                            (j + dj + cols) % cols
                        ]
            next[i][j] = 1 if n == 3 or (n == 2 and grid[i][j] == 1) else 0


def main():
    var a = List[List[Int]]()
    var b = List[List[Int]]()
    for i in range(256):
        var row = List[Int]()
        for j in range(300):
            row.append(1 if (i * 7 + j * j * 3) % 5 < 2 else 0)
        b.append(row.copy())
        a.append(row^)
    var start = perf_counter_ns()
    for _ in range(50):
        step(a, b)
        swap(a, b)
    var sum = 0
    for i in range(256):
        for j in range(300):
            sum += a[i][j] * (i + j)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
