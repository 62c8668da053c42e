// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Counts and looks up in a dictionary by integers.
#include "Clock.h"
#include <cstdint>
#include <unordered_map>

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

static long count(long n, uint64_t keys) {
  Random random{88172645463325252};
  std::unordered_map<long, long> counts;
  for (long i = 0; i < n; ++i)
    counts[long(random.next() % keys)] += 1;
  long hits = 0;
  for (long i = 0; i < n; ++i)
    hits += counts.contains(i * 7);
  long sum = 0;
  for (auto [key, value] : counts)
    sum += key * value;
  return sum + hits;
}

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (uint64_t round = 0; round < 20; ++round)
    sum += count(300000, 50000 + round);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
