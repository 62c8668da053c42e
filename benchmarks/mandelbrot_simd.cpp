// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Escape times over a grid, sixteen points at a time.
#include "Clock.h"
#include <algorithm>

#ifdef __AVX512F__
constexpr int lanes = 16;
#else
constexpr int lanes = 8;
#endif
typedef double Doubles __attribute__((ext_vector_type(lanes)));
typedef long Longs __attribute__((ext_vector_type(lanes)));

static Longs escapeTimes(Doubles cx, double cy, long limit) {
  Doubles x = 0.0, y = 0.0;
  Longs count = 0;
  for (long i = 0; i < limit; ++i) {
    Doubles xx = x * x, yy = y * y;
    Longs inside = xx + yy <= 4.0;
    if (__builtin_reduce_or(inside) == 0)
      break;
    count -= inside;
    y = 2.0 * x * y + cy;
    x = xx - yy + cx;
  }
  return count;
}

static long total(long width, long height, long limit) {
  Longs sum = 0;
  for (long row = 0; row < height; ++row) {
    double cy = -1.5 + 3.0 * double(row) / double(height);
    for (long column = 0; column < width; column += lanes) {
      Doubles cx;
      for (int lane = 0; lane < lanes; ++lane)
        cx[lane] = -2.0 + 3.0 * double(column + lane) / double(width);
      sum += escapeTimes(cx, cy, limit);
    }
  }
  return __builtin_reduce_add(sum);
}

int main() {
  long start = nanoseconds();
  long sum = total(1536, 1536, 1000);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
