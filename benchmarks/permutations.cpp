// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Collects all permutations of a list.
#include "Clock.h"
#include <utility>
#include <vector>

static void permute(std::vector<long> &items, size_t k, std::vector<std::vector<long>> &seen) {
  if (k == items.size()) {
    seen.push_back(items);
    return;
  }
  for (size_t i = k; i < items.size(); ++i) {
    std::swap(items[k], items[i]);
    permute(items, k + 1, seen);
    std::swap(items[k], items[i]);
  }
}

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (long n = 4; n < 10; ++n) {
    std::vector<long> items;
    for (long i = 0; i < n; ++i)
      items.push_back(i);
    std::vector<std::vector<long>> seen;
    permute(items, 0, seen);
    for (size_t i = 0; i < seen.size(); ++i)
      sum += seen[i][0] * 3 + seen[i][n - 1] * long(i % 7);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
