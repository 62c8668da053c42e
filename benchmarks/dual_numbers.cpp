// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Newton's method with derivatives from dual numbers, through a trait.
#include "Clock.h"
#include <concepts>
#include <vector>

template <typename T>
concept Number = std::copyable<T> && requires(T a, T b, double value) {
  { a + b } -> std::same_as<T>;
  { a * b } -> std::same_as<T>;
  { T::constant(value) } -> std::same_as<T>;
};

struct Dual {
  double value, slope;

  Dual operator+(const Dual &other) const { return {value + other.value, slope + other.slope}; }
  Dual operator*(const Dual &other) const {
    return {value * other.value, value * other.slope + slope * other.value};
  }
  static Dual constant(double value) { return {value, 0.0}; }
};

template <Number T> static T polynomial(const std::vector<double> &coefficients, const T &x) {
  T result = T::constant(0.0);
  for (double coefficient : coefficients)
    result = result * x + T::constant(coefficient);
  return result;
}

static double root(const std::vector<double> &coefficients, double guess) {
  double x = guess;
  for (int i = 0; i < 20; ++i) {
    Dual y = polynomial(coefficients, Dual{x, 1.0});
    x -= y.value / y.slope;
  }
  return x;
}

int main() {
  std::vector<double> coefficients = {1.0, -3.0, 0.5, 2.0, -0.25, -7.0};
  long start = nanoseconds();
  double sum = 0.0;
  for (long i = 0; i < 400000; ++i)
    sum += root(coefficients, 3.0 + double(i % 100) / 100.0);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
