// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sudokus by trying, with sets of numbers as bits; quotients and remainders of the index of a cell.
#include "Clock.h"
#include <array>
#include <bit>
#include <string>
#include <vector>

struct Sudoku {
  std::array<long, 81> cells{};
  std::array<long, 9> rows{}, cols{}, boxes{};
  long visited = 0;

  Sudoku(const std::string &text) {
    for (int i = 0; i < 81; ++i) {
      long b = text[i] - 48;
      if (b > 0)
        put(i, b);
    }
  }

  void put(long i, long v) {
    cells[i] = v;
    rows[i / 9] |= 1L << v;
    cols[i % 9] |= 1L << v;
    boxes[i / 27 * 3 + i % 9 / 3] |= 1L << v;
  }

  void clear(long i) {
    long v = cells[i];
    cells[i] = 0;
    rows[i / 9] ^= 1L << v;
    cols[i % 9] ^= 1L << v;
    boxes[i / 27 * 3 + i % 9 / 3] ^= 1L << v;
  }

  bool solve() {
    visited++;
    long best = -1, fewest = 10, free = 0;
    for (long i = 0; i < 81; ++i)
      if (cells[i] == 0) {
        long m = 0x3FE & ~(rows[i / 9] | cols[i % 9] | boxes[i / 27 * 3 + i % 9 / 3]);
        long n = std::popcount((unsigned long)m);
        if (n < fewest) {
          fewest = n;
          best = i;
          free = m;
        }
      }
    if (best < 0)
      return true;
    while (free != 0) {
      long v = std::countr_zero((unsigned long)free);
      free &= free - 1;
      put(best, v);
      if (solve())
        return true;
      clear(best);
    }
    return false;
  }
};

int main() {
  std::vector<std::string> puzzles{
      "000000010400000000020000000000050407008000300001090000300400200050100000000806000",
      "800000000003600000070090200050007000000045700000100030001000068008500010090000400",
      "000000000000003085001020000000507000004000100090000000500000073002010000000040009"};
  long start = nanoseconds(), sum = 0;
  for (int r = 0; r < 100; ++r) {
    auto &p = puzzles[r % 3];
    Sudoku sudoku(p);
    sudoku.solve();
    sum = sum * 3 % 1000000007 + sudoku.visited;
    for (int i = 0; i < 81; ++i)
      sum += sudoku.cells[i] * i;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
