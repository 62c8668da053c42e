// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Relaxation on a grid of nested lists.
#include "Clock.h"
#include <algorithm>
#include <cmath>
#include <vector>

using Grid = std::vector<std::vector<double>>;

static double step(const Grid &a, Grid &b) {
  size_t n = a.size();
  double change = 0.0;
  for (size_t i = 1; i + 1 < n; ++i)
    for (size_t j = 1; j + 1 < a[i].size(); ++j) {
      b[i][j] = 0.25 * (a[i - 1][j] + a[i + 1][j] + a[i][j - 1] + a[i][j + 1]);
      change = std::max(change, std::abs(b[i][j] - a[i][j]));
    }
  return change;
}

int main() {
  size_t n = 500;
  Grid a(n, std::vector<double>(n, 0.0));
  for (size_t i = 0; i < n; ++i) {
    a[i][0] = double(i % 10);
    a[i][n - 1] = 1.0;
  }
  Grid b = a;
  long start = nanoseconds();
  double change = 0.0;
  for (int k = 0; k < 150; ++k) {
    change += step(a, b);
    change += step(b, a);
  }
  double sum = change;
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < n; ++j)
      sum += a[i][j];
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
