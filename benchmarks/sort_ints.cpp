// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sorts a million integers.
#include "Clock.h"
#include <algorithm>
#include <cstdint>
#include <vector>

/// Numbers that look random (a multiplicative shift register).
struct Random {
  uint64_t state;

  uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
};

int main() {
  Random random{88172645463325252};
  std::vector<long> xs;
  for (int i = 0; i < 1000000; ++i)
    xs.push_back(long(random.next() >> 20));
  long start = nanoseconds();
  long sum = 0;
  for (long round = 0; round < 5; ++round) {
    std::vector<long> ys = xs;
    std::sort(ys.begin(), ys.end());
    for (long i = 0; i < long(ys.size()); i += 1000)
      sum ^= ys[i] + i + round;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
