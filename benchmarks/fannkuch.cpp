// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Pancake flips over all permutations.
#include "Clock.h"
#include <algorithm>
#include <utility>
#include <vector>

static std::pair<long, long> fannkuch(long n) {
  std::vector<long> perm1(n), perm(n), count(n);
  for (long i = 0; i < n; ++i)
    perm1[i] = i;
  long checksum = 0, most = 0, r = n;
  bool even = true;
  while (true) {
    while (r != 1) {
      count[r - 1] = r;
      r -= 1;
    }
    if (perm1[0] != 0) {
      for (long i = 0; i < n; ++i)
        perm[i] = perm1[i];
      long flips = 0;
      while (perm[0] != 0) {
        long low = 0, high = perm[0];
        while (low < high) {
          long t = perm[low];
          perm[low] = perm[high];
          perm[high] = t;
          low += 1;
          high -= 1;
        }
        flips += 1;
      }
      most = std::max(most, flips);
      checksum += even ? flips : -flips;
    }
    while (true) {
      if (r == n)
        return {checksum, most};
      long first = perm1[0];
      for (long i = 0; i < r; ++i)
        perm1[i] = perm1[i + 1];
      perm1[r] = first;
      count[r] -= 1;
      if (count[r] > 0)
        break;
      r += 1;
    }
    even = !even;
  }
}

int main() {
  long start = nanoseconds();
  auto [checksum, most] = fannkuch(10);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", checksum * 1000 + most, elapsed);
}
