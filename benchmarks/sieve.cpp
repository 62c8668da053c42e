// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The sieve of Eratosthenes.
#include "Clock.h"
#include <memory>
#include <vector>

static long primesBelow(long n) {
  std::vector<char> composite(n);
  long count = 0;
  for (long i = 2; i < n; ++i)
    if (!composite[i]) {
      count += 1;
      for (long j = i * i; j < n; j += i)
        composite[j] = true;
    }
  return count;
}

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (long i = 0; i < 40; ++i)
    sum += primesBelow(2000000 + i);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
