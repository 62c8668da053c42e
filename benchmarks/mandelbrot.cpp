// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Escape times over a grid, one point at a time.
#include "Clock.h"

static long escapeTime(double cx, double cy, long limit) {
  double x = 0.0, y = 0.0;
  long n = 0;
  while (n < limit && x * x + y * y <= 4.0) {
    double nextX = x * x - y * y + cx;
    y = 2.0 * x * y + cy;
    x = nextX;
    n += 1;
  }
  return n;
}

static long total(long width, long height, long limit) {
  long sum = 0;
  for (long row = 0; row < height; ++row) {
    double cy = -1.5 + 3.0 * double(row) / double(height);
    for (long column = 0; column < width; ++column) {
      double cx = -2.0 + 3.0 * double(column) / double(width);
      sum += escapeTime(cx, cy, limit);
    }
  }
  return sum;
}

int main() {
  long start = nanoseconds();
  long sum = total(1024, 1024, 500);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
