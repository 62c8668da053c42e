# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Counts the ways to place queens.
from std.time import perf_counter_ns


struct Solver(Movable):
    var columns: List[Bool]
    var up: List[Bool]
    var down: List[Bool]
    var n: Int

    def __init__(out self, n: Int):
        self.n = n
        self.columns = List[Bool](length=n, fill=False)
        self.up = List[Bool](length=2 * n, fill=False)
        self.down = List[Bool](length=2 * n, fill=False)

    def place(mut self, row: Int) -> Int:
        if row == self.n:
            return 1
        var count = 0
        for column in range(self.n):
            if (
                not self.columns[column]
                and not self.up[row + column]
                and not self.down[row - column + self.n]
            ):
                self.columns[column] = True
                self.up[row + column] = True
                self.down[row - column + self.n] = True
                count += self.place(row + 1)
                self.columns[column] = False
                self.up[row + column] = False
                self.down[row - column + self.n] = False
        return count


def main():
    var start = perf_counter_ns()
    var solver = Solver(12)
    var sum = 0
    for _ in range(3):
        sum += solver.place(0)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
