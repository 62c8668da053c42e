// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A product of two square matrices of float64 in tiles, four rows at a time.
#include "Clock.h"
#include <vector>

constexpr size_t tile = 64;

static void multiply(const std::vector<double> &a, const std::vector<double> &b,
                     std::vector<double> &c, size_t n) {
  for (size_t kk = 0; kk < n; kk += tile)
    for (size_t jj = 0; jj < n; jj += tile)
      for (size_t i = 0; i < n; i += 4)
        for (size_t k = kk; k < kk + tile; ++k) {
          double a0 = a[i * n + k];
          double a1 = a[(i + 1) * n + k];
          double a2 = a[(i + 2) * n + k];
          double a3 = a[(i + 3) * n + k];
          for (size_t j = jj; j < jj + tile; ++j) {
            double x = b[k * n + j];
            c[i * n + j] += a0 * x;
            c[(i + 1) * n + j] += a1 * x;
            c[(i + 2) * n + j] += a2 * x;
            c[(i + 3) * n + j] += a3 * x;
          }
        }
}

int main() {
  size_t n = 1024;
  std::vector<double> a, b, c(n * n);
  for (size_t i = 0; i < n * n; ++i) {
    a.push_back(double(i % 13) - 6.0);
    b.push_back(double(i % 7) - 3.0);
  }
  long start = nanoseconds();
  multiply(a, b, c, n);
  long elapsed = nanoseconds() - start;
  double sum = 0.0;
  for (size_t i = 0; i < n * n; ++i)
    sum += c[i] * double(i % 11);
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
