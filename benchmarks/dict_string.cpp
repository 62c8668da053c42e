// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Counts and looks up in a dictionary by strings.
#include "Clock.h"
#include <cstdint>
#include <string>
#include <unordered_map>
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
  std::vector<std::string> words;
  for (int i = 0; i < 100000; ++i)
    words.push_back("key" + std::to_string(random.next() % 20011));
  long start = nanoseconds();
  long sum = 0;
  for (long round = 0; round < 30; ++round) {
    std::unordered_map<std::string, long> counts;
    for (const std::string &word : words)
      counts[word] += round;
    for (const auto &[key, value] : counts)
      sum += long(key.size()) * value;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
