// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The textbook product of two square matrices of float32, row by column order i, k, j.
#include "Clock.h"
#include <vector>

struct Matrix {
  size_t size;
  std::vector<float> data;

  float operator()(size_t row, size_t column) const { return data[row * size + column]; }
  float &operator()(size_t row, size_t column) { return data[row * size + column]; }
};

static void multiply(const Matrix &a, const Matrix &b, Matrix &c) {
  for (size_t i = 0; i < a.size; ++i)
    for (size_t k = 0; k < a.size; ++k)
      for (size_t j = 0; j < a.size; ++j)
        c(i, j) += a(i, k) * b(k, j);
}

int main() {
  size_t n = 768;
  Matrix a{n, {}}, b{n, {}}, c{n, std::vector<float>(n * n)};
  for (size_t i = 0; i < n * n; ++i) {
    a.data.push_back(float(i % 13) - 6);
    b.data.push_back(float(i % 7) - 3);
  }
  long start = nanoseconds();
  multiply(a, b, c);
  multiply(a, b, c);
  long elapsed = nanoseconds() - start;
  double sum = 0.0;
  for (size_t i = 0; i < n * n; ++i)
    sum += double(c.data[i]) * double(i % 11);
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
