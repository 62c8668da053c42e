// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A recursive function that remembers its results.
#include "Clock.h"
#include <unordered_map>

static long collatz(long n, std::unordered_map<long, long> &known) {
  if (n == 1)
    return 1;
  if (auto it = known.find(n); it != known.end())
    return it->second;
  long next = n % 2 == 0 ? n / 2 : 3 * n + 1;
  long length = collatz(next, known) + 1;
  known[n] = length;
  return length;
}

int main() {
  long start = nanoseconds();
  std::unordered_map<long, long> known;
  long best = 0, at = 0;
  for (long n = 1; n < 1000000; ++n) {
    long length = collatz(n, known);
    if (length > best) {
      best = length;
      at = n;
    }
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", at * 1000 + best, elapsed);
}
