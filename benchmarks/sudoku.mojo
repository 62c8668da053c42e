# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sudokus by trying, with sets of numbers as bits; quotients and remainders of the index of a cell.
from std.bit import pop_count, count_trailing_zeros
from std.time import perf_counter_ns


struct Sudoku:
    var cells: InlineArray[Int, 81]
    var rows: InlineArray[Int, 9]
    var cols: InlineArray[Int, 9]
    var boxes: InlineArray[Int, 9]
    var visited: Int

    def __init__(out self, text: String):
        self.cells = InlineArray[Int, 81](fill=0)
        self.rows = InlineArray[Int, 9](fill=0)
        self.cols = InlineArray[Int, 9](fill=0)
        self.boxes = InlineArray[Int, 9](fill=0)
        self.visited = 0
        var bytes = text.as_bytes()
        for i in range(81):
            var b = Int(bytes[i]) - 48
            if b > 0:
                self.put(i, b)

    def put(mut self, i: Int, v: Int):
        self.cells[i] = v
        self.rows[i // 9] |= 1 << v
        self.cols[i % 9] |= 1 << v
        self.boxes[i // 27 * 3 + i % 9 // 3] |= 1 << v

    def clear(mut self, i: Int):
        var v = self.cells[i]
        self.cells[i] = 0
        self.rows[i // 9] ^= 1 << v
        self.cols[i % 9] ^= 1 << v
        self.boxes[i // 27 * 3 + i % 9 // 3] ^= 1 << v

    def solve(mut self) -> Bool:
        self.visited += 1
        var best = -1
        var fewest = 10
        var free = 0
        for i in range(81):
            if self.cells[i] == 0:
                var m = 0x3FE & ~(
                    self.rows[i // 9]
                    | self.cols[i % 9]
                    | self.boxes[i // 27 * 3 + i % 9 // 3]
                )
                var n = Int(pop_count(m))
                if n < fewest:
                    fewest = n
                    best = i
                    free = m
        if best < 0:
            return True
        while free != 0:
            var v = Int(count_trailing_zeros(free))
            free &= free - 1
            self.put(best, v)
            if self.solve():
                return True
            self.clear(best)
        return False


def main():
    var puzzles: List[String] = [
        "000000010400000000020000000000050407008000300001090000300400200050100000000806000",
        "800000000003600000070090200050007000000045700000100030001000068008500010090000400",
        "000000000000003085001020000000507000004000100090000000500000073002010000000040009",
    ]
    var start = perf_counter_ns()
    var sum = 0
    for r in range(100):
        ref p = puzzles[r % 3]
        var s = Sudoku(p)
        _ = s.solve()
        sum = sum * 3 % 1000000007 + s.visited
        for i in range(81):
            sum += s.cells[i] * i
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
