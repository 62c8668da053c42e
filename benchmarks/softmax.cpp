// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Softmax of many rows: greatest, exponentials, sum, quotient.
#include "Clock.h"
#include <algorithm>
#include <cmath>
#include <vector>

static void softmax(const std::vector<float> &xs, std::vector<float> &result) {
  float most = xs[0];
  for (float x : xs)
    most = std::max(most, x);
  float sum = 0;
  for (size_t i = 0; i < xs.size(); ++i) {
    float e = std::exp(xs[i] - most);
    result[i] = e;
    sum += e;
  }
  for (size_t i = 0; i < xs.size(); ++i)
    result[i] /= sum;
}

int main() {
  size_t n = 4096;
  std::vector<float> xs;
  std::vector<float> result(n);
  for (size_t i = 0; i < n; ++i)
    xs.push_back(float((i * 37) % 101) / 25);
  long start = nanoseconds();
  double total = 0.0;
  for (size_t round = 0; round < 10000; ++round) {
    xs[round % n] += 0.25f;
    softmax(xs, result);
    total += double(result[round % n]);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", total, elapsed);
}
