// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What the C++ twins share.
#ifndef KILN_BENCHMARKS_CLOCK_H
#define KILN_BENCHMARKS_CLOCK_H

#include <chrono>
#include <cstdio>

/// Returns a monotonic time in nanoseconds.
static inline long nanoseconds() {
  return std::chrono::steady_clock::now().time_since_epoch().count();
}

#endif // KILN_BENCHMARKS_CLOCK_H
