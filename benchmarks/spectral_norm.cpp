// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The spectral norm of an infinite matrix that is computed as needed.
#include "Clock.h"
#include <cmath>
#include <vector>

static double entry(long i, long j) { return 1.0 / double((i + j) * (i + j + 1) / 2 + i + 1); }

static void times(const std::vector<double> &v, std::vector<double> &result) {
  for (size_t i = 0; i < v.size(); ++i) {
    double sum = 0.0;
    for (size_t j = 0; j < v.size(); ++j)
      sum += entry(i, j) * v[j];
    result[i] = sum;
  }
}

static void timesTransposed(const std::vector<double> &v, std::vector<double> &result) {
  for (size_t i = 0; i < v.size(); ++i) {
    double sum = 0.0;
    for (size_t j = 0; j < v.size(); ++j)
      sum += entry(j, i) * v[j];
    result[i] = sum;
  }
}

static double norm(size_t n) {
  std::vector<double> u(n, 1.0), v(n), t(n);
  for (int i = 0; i < 10; ++i) {
    times(u, t);
    timesTransposed(t, v);
    times(v, t);
    timesTransposed(t, u);
  }
  double uv = 0.0, vv = 0.0;
  for (size_t i = 0; i < n; ++i) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return std::sqrt(uv / vv);
}

int main() {
  long start = nanoseconds();
  double result = norm(2500);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", result, elapsed);
}
