// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Counts the ways to place queens.
#include "Clock.h"
#include <vector>

struct Solver {
  std::vector<char> columns, up, down;
  long n;
  explicit Solver(long n) : columns(n), up(2 * n), down(2 * n), n(n) {}
  long place(long row) {
    if (row == n)
      return 1;
    long count = 0;
    for (long column = 0; column < n; ++column)
      if (!columns[column] && !up[row + column] && !down[row - column + n]) {
        columns[column] = up[row + column] = down[row - column + n] = true;
        count += place(row + 1);
        columns[column] = up[row + column] = down[row - column + n] = false;
      }
    return count;
  }
};

int main() {
  long start = nanoseconds();
  Solver solver(12);
  long sum = 0;
  for (int k = 0; k < 3; ++k)
    sum += solver.place(0);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
