// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Escape times over a grid, a row at a time on all cores.
#include "Clock.h"
#include <atomic>
#include <thread>
#include <vector>

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
  std::vector<long> sums(height);
  std::atomic<long> next = 0;
  auto work = [&] {
    for (long row; (row = next++) < height;) {
      double cy = -1.5 + 3.0 * double(row) / double(height);
      long sum = 0;
      for (long column = 0; column < width; ++column) {
        double cx = -2.0 + 3.0 * double(column) / double(width);
        sum += escapeTime(cx, cy, limit);
      }
      sums[row] = sum;
    }
  };
  std::vector<std::jthread> threads(std::thread::hardware_concurrency());
  for (std::jthread &thread : threads)
    thread = std::jthread(work);
  threads.clear();
  long sum = 0;
  for (long rowSum : sums)
    sum += rowSum;
  return sum;
}

int main() {
  long start = nanoseconds();
  long sum = total(1024, 1024, 500);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
