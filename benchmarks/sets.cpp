// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sets of integers: intersection, union, difference.
#include "Clock.h"
#include <unordered_set>

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (long round = 0; round < 5; ++round) {
    std::unordered_set<long> a, b;
    for (long i = 0; i < 100000; ++i) {
      a.insert(i * 3 + round);
      b.insert(i * 5);
    }
    std::unordered_set<long> common, all = a, only;
    for (long x : a)
      if (b.contains(x))
        common.insert(x);
      else
        only.insert(x);
    all.insert(b.begin(), b.end());
    sum += common.size() + all.size() * 3 + only.size() * 7;
    for (long x : common)
      sum += x;
    for (long i = 0; i < 300000; ++i)
      if (a.contains(i))
        sum += 1;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
