// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sorts strings, short and long.
#include "Clock.h"
#include <algorithm>
#include <cstdint>
#include <string>
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
  for (int i = 0; i < 200000; ++i) {
    std::string word = i % 2 == 0 ? "item-" : "a much longer prefix of the item-";
    word += std::to_string(random.next() % 1000003);
    words.push_back(std::move(word));
  }
  long start = nanoseconds();
  long sum = 0;
  for (long round = 0; round < 4; ++round) {
    std::vector<std::string> sorted = words;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 0; i < sorted.size(); i += 100)
      sum = (sum * 31 + sorted[i].back() + round) % 1000000007;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
