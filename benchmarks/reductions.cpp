// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sum, greatest, dot product and count over long lists.
#include "Clock.h"
#include <vector>

static long sum(const std::vector<long> &xs) {
  long result = 0;
  for (long x : xs)
    result += x;
  return result;
}

static double greatest(const std::vector<double> &xs) {
  double result = xs[0];
  for (double x : xs)
    if (x > result)
      result = x;
  return result;
}

static double dot(const std::vector<double> &xs, const std::vector<double> &ys) {
  double result = 0.0;
  for (size_t i = 0; i < xs.size(); ++i)
    result += xs[i] * ys[i];
  return result;
}

static long countAbove(const std::vector<double> &xs, double bound) {
  long n = 0;
  for (double x : xs)
    if (x > bound)
      n += 1;
  return n;
}

int main() {
  long n = 1 << 20;
  std::vector<long> ints;
  std::vector<double> xs, ys;
  for (long i = 0; i < n; ++i) {
    ints.push_back((i * 7919) % 1013);
    xs.push_back(double((i * 31) % 1009) / 8.0);
    ys.push_back(double((i * 17) % 997) / 16.0);
  }
  long start = nanoseconds();
  double total = 0.0;
  for (long i = 0; i < 150; ++i) {
    ints[i] = i;
    xs[i] += 1.0;
    total += double(sum(ints)) + greatest(xs) + dot(xs, ys) + double(countAbove(xs, 60.0));
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", total, elapsed);
}
