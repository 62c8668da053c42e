// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Counts the words of a text and takes the commonest.
#include "Clock.h"
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
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

static std::string makeText(long words) {
  Random random{88172645463325252};
  std::string text;
  for (long i = 0; i < words; ++i) {
    uint64_t letters = random.next();
    for (uint64_t k = 0; k < 2 + letters % 7; ++k)
      text.push_back(char(97 + (letters >> (8 + 3 * k)) % 5));
    text += i % 11 == 10 ? "\n" : " ";
  }
  return text;
}

static std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  auto space = [](char c) { return c == ' ' || (c >= 9 && c <= 13); };
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && space(text[at]))
      ++at;
    size_t start = at;
    while (at < text.size() && !space(text[at]))
      ++at;
    if (at > start)
      words.push_back(text.substr(start, at - start));
  }
  return words;
}

static long commonest(const std::string &text) {
  std::unordered_map<std::string, long> counts;
  for (std::string_view word : split(text))
    counts[std::string(word)] += 1;
  long best = 0;
  for (const auto &[word, count] : counts)
    best = std::max(best, count * 100 + long(word.size()));
  return best * 1000 + long(counts.size());
}

int main() {
  std::string text = makeText(300000);
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 8; ++round)
    sum += commonest(text);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
