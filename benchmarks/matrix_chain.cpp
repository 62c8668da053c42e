// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The cheapest order of a chain of matrix products: a table filled diagonally, read by columns.
#include "Clock.h"
#include <climits>
#include <vector>

static long cheapest(const std::vector<long> &sizes) {
  size_t n = sizes.size() - 1;
  std::vector<std::vector<long>> cost(n, std::vector<long>(n));
  for (size_t length = 2; length <= n; ++length)
    for (size_t i = 0; i < n - length + 1; ++i) {
      size_t j = i + length - 1;
      cost[i][j] = LONG_MAX;
      for (size_t k = i; k < j; ++k) {
        long c = cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1];
        if (c < cost[i][j])
          cost[i][j] = c;
      }
    }
  return cost[0][n - 1];
}

int main() {
  std::vector<long> sizes;
  for (long i = 0; i < 301; ++i)
    sizes.push_back(i * 37 % 91 + 5);
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 20; ++round) {
    sizes[round] += 1;
    sum += cheapest(sizes);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
