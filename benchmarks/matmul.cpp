// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The textbook product of two square matrices in vectors.
#include "Clock.h"
#include <vector>

static void multiply(const std::vector<double> &a, const std::vector<double> &b,
                     std::vector<double> &c, size_t n) {
  for (size_t i = 0; i < n; ++i)
    for (size_t k = 0; k < n; ++k) {
      double x = a[i * n + k];
      for (size_t j = 0; j < n; ++j)
        c[i * n + j] += x * b[k * n + j];
    }
}

int main() {
  size_t n = 768;
  std::vector<double> a, b, c;
  for (size_t i = 0; i < n * n; ++i) {
    a.push_back(double(i % 13) - 6.0);
    b.push_back(double(i % 7) - 3.0);
    c.push_back(0.0);
  }
  long start = nanoseconds();
  multiply(a, b, c, n);
  long elapsed = nanoseconds() - start;
  double sum = 0.0;
  for (size_t i = 0; i < n * n; ++i)
    sum += c[i] * double(i % 11);
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
