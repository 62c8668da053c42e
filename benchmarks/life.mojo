# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The game of life on a torus.
from std.time import perf_counter_ns


struct Board(Movable):
    var width: Int
    var height: Int
    var cells: List[UInt8]

    def __init__(out self, width: Int, height: Int):
        self.width = width
        self.height = height
        self.cells = List[UInt8](length=width * height, fill=0)

    def at(self, row: Int, column: Int) -> UInt8:
        return self.cells[row * self.width + column]


def advance(board: Board, mut next: Board):
    for row in range(board.height):
        var above = board.height - 1 if row == 0 else row - 1
        var below = 0 if row == board.height - 1 else row + 1
        for column in range(board.width):
            var left = board.width - 1 if column == 0 else column - 1
            var right = 0 if column == board.width - 1 else column + 1
            var neighbours = (
                board.at(above, left)
                + board.at(above, column)
                + board.at(above, right)
                + board.at(row, left)
                + board.at(row, right)
                + board.at(below, left)
                + board.at(below, column)
                + board.at(below, right)
            )
            var alive = neighbours == 3 or (
                neighbours == 2 and board.at(row, column) == 1
            )
            next.cells[row * board.width + column] = 1 if alive else 0


def main():
    var board = Board(512, 512)
    var next = Board(512, 512)
    var seed = 12345
    for i in range(512 * 512):
        seed = (seed * 1103515245 + 12345) % 2147483648
        board.cells[i] = 1 if seed % 3 == 0 else 0
    var start = perf_counter_ns()
    for _ in range(100):
        advance(board, next)
        advance(next, board)
    var alive = 0
    for i in range(len(board.cells)):
        alive += Int(board.cells[i]) * (i % 7 + 1)
    var elapsed = perf_counter_ns() - start
    print("checksum", alive)
    print("nanoseconds", elapsed)
