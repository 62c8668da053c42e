// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Jacobi iterations with five points on a square grid.
#include "Clock.h"
#include <vector>

static void step(const std::vector<double> &grid, std::vector<double> &next, size_t n) {
  for (size_t i = 1; i < n - 1; ++i)
    for (size_t j = 1; j < n - 1; ++j)
      next[i * n + j] = 0.25 * (grid[(i - 1) * n + j] + grid[(i + 1) * n + j] +
                                grid[i * n + j - 1] + grid[i * n + j + 1]);
}

int main() {
  size_t n = 512;
  std::vector<double> grid;
  for (size_t i = 0; i < n * n; ++i)
    grid.push_back(double((i * 13) % 101));
  std::vector<double> next = grid;
  long start = nanoseconds();
  for (int round = 0; round < 1500; ++round) {
    step(grid, next, n);
    step(next, grid, n);
  }
  double sum = 0.0;
  for (double x : grid)
    sum += x;
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
