// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Gaussian elimination on a matrix with two indices.
#include "Clock.h"
#include <cmath>
#include <vector>

struct Matrix {
  size_t rows, columns;
  std::vector<double> data;
  Matrix(size_t rows, size_t columns) : rows(rows), columns(columns), data(rows * columns) {}
  double operator()(size_t i, size_t j) const { return data[i * columns + j]; }
  double &operator()(size_t i, size_t j) { return data[i * columns + j]; }
};

static double eliminate(Matrix &a) {
  size_t n = a.rows;
  double determinant = 1.0;
  for (size_t k = 0; k < n; ++k) {
    size_t pivot = k;
    for (size_t i = k + 1; i < n; ++i)
      if (std::abs(a(i, k)) > std::abs(a(pivot, k)))
        pivot = i;
    if (pivot != k) {
      for (size_t j = 0; j < n; ++j)
        std::swap(a(k, j), a(pivot, j));
      determinant = -determinant;
    }
    determinant *= a(k, k);
    for (size_t i = k + 1; i < n; ++i) {
      double factor = a(i, k) / a(k, k);
      for (size_t j = k; j < n; ++j)
        a(i, j) = a(i, j) - factor * a(k, j);
    }
  }
  return determinant;
}

int main() {
  size_t n = 120;
  Matrix matrix(n, n);
  long seed = 1;
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < n; ++j) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      matrix(i, j) = double(seed % 1000) / 500.0 - 1.0;
    }
  long start = nanoseconds();
  double sum = 0.0;
  for (int k = 0; k < 900; ++k) {
    Matrix copy = matrix;
    sum += eliminate(copy) / 1e40;
  }
  double transposed = 0.0;
  const Matrix &m = matrix;
  for (int k = 0; k < 900; ++k)
    for (size_t i = 0; i < n; ++i)
      for (size_t j = 0; j < n; ++j)
        transposed += m(i, j) * m(j, i);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum + transposed, elapsed);
}
