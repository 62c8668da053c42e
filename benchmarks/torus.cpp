// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The game of life on a torus: neighbours are found by remainders.
#include "Clock.h"
#include <utility>
#include <vector>

using Grid = std::vector<std::vector<long>>;

static void step(const Grid &grid, Grid &next) {
  long rows = grid.size(), cols = grid[0].size();
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < cols; j++) {
      long n = 0;
      for (long di = -1; di < 2; di++)
        for (long dj = -1; dj < 2; dj++)
          if (di != 0 || dj != 0)
            n += grid[(i + di + rows) % rows][(j + dj + cols) % cols];
      next[i][j] = n == 3 || (n == 2 && grid[i][j] == 1);
    }
}

int main() {
  Grid a, b;
  for (long i = 0; i < 256; i++) {
    std::vector<long> row;
    for (long j = 0; j < 300; j++)
      row.push_back((i * 7 + j * j * 3) % 5 < 2);
    b.push_back(row);
    a.push_back(std::move(row));
  }
  long start = nanoseconds();
  for (int k = 0; k < 50; k++) {
    step(a, b);
    std::swap(a, b);
  }
  long sum = 0;
  for (long i = 0; i < 256; i++)
    for (long j = 0; j < 300; j++)
      sum += a[i][j] * (i + j);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
