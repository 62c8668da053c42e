// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Dynamic programming: a table of lists, and a list from its end.
#include "Clock.h"
#include <algorithm>
#include <vector>

static long lcs(const std::vector<long> &a, const std::vector<long> &b) {
  std::vector<std::vector<long>> table(a.size() + 1, std::vector<long>(b.size() + 1));
  for (size_t i = 1; i <= a.size(); ++i)
    for (size_t j = 1; j <= b.size(); ++j)
      if (a[i - 1] == b[j - 1])
        table[i][j] = table[i - 1][j - 1] + 1;
      else
        table[i][j] = std::max(table[i - 1][j], table[i][j - 1]);
  return table[a.size()][b.size()];
}

static long knapsack(const std::vector<long> &weights, const std::vector<long> &values, long capacity) {
  std::vector<long> best(capacity + 1);
  for (size_t i = 0; i < weights.size(); ++i)
    for (long w = capacity; w >= weights[i]; --w)
      best[w] = std::max(best[w], best[w - weights[i]] + values[i]);
  return best[capacity];
}

int main() {
  long seed = 3;
  std::vector<long> a, b;
  for (int k = 0; k < 2000; ++k) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    a.push_back(seed / 65536 % 5);
    seed = (seed * 1103515245 + 12345) % 2147483648;
    b.push_back(seed / 65536 % 5);
  }
  long start = nanoseconds();
  long sum = 0;
  for (int k = 0; k < 10; ++k) {
    sum += lcs(a, b);
    sum += knapsack(a, b, 20000);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
