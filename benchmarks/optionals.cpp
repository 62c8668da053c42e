// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Binary search that gives an optional.
#include "Clock.h"
#include <optional>
#include <vector>

static std::optional<long> find(const std::vector<long> &values, long key) {
  size_t low = 0, high = values.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (values[middle] == key)
      return middle;
    if (values[middle] < key)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

static std::optional<long> half(std::optional<long> x) {
  if (!x)
    return std::nullopt;
  if (*x % 2 == 1)
    return std::nullopt;
  return *x / 2;
}

int main() {
  std::vector<long> values;
  for (long i = 0; i < 10000; ++i)
    values.push_back(i * 3);
  long start = nanoseconds();
  long sum = 0;
  for (long i = 0; i < 6000000; ++i) {
    auto at = find(values, i * 7 % 30000);
    if (at)
      sum += *at;
    sum += half(at).value_or(1);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
