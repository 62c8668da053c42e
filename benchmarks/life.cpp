// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The game of life on a torus.
#include "Clock.h"
#include <cstdint>
#include <vector>

struct Board {
  size_t width, height;
  std::vector<uint8_t> cells;

  Board(size_t width, size_t height) : width(width), height(height), cells(width * height) {}
  uint8_t at(size_t row, size_t column) const { return cells[row * width + column]; }
};

static void advance(const Board &board, Board &next) {
  for (size_t row = 0; row < board.height; ++row) {
    size_t above = row == 0 ? board.height - 1 : row - 1;
    size_t below = row == board.height - 1 ? 0 : row + 1;
    for (size_t column = 0; column < board.width; ++column) {
      size_t left = column == 0 ? board.width - 1 : column - 1;
      size_t right = column == board.width - 1 ? 0 : column + 1;
      uint8_t neighbours = board.at(above, left) + board.at(above, column) +
                           board.at(above, right) + board.at(row, left) + board.at(row, right) +
                           board.at(below, left) + board.at(below, column) +
                           board.at(below, right);
      bool alive = neighbours == 3 || (neighbours == 2 && board.at(row, column) == 1);
      next.cells[row * board.width + column] = alive ? 1 : 0;
    }
  }
}

int main() {
  Board board(512, 512), next(512, 512);
  long seed = 12345;
  for (size_t i = 0; i < 512 * 512; ++i) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    board.cells[i] = seed % 3 == 0 ? 1 : 0;
  }
  long start = nanoseconds();
  for (int round = 0; round < 100; ++round) {
    advance(board, next);
    advance(next, board);
  }
  long alive = 0;
  for (size_t i = 0; i < board.cells.size(); ++i)
    alive += long(board.cells[i]) * long(i % 7 + 1);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", alive, elapsed);
}
