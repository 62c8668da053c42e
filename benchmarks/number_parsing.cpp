// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Reads floats from texts, and the greatest common divisors of all pairs of small numbers.
#include "Clock.h"
#include <charconv>
#include <string>
#include <vector>

static long gcd(long a, long b) {
  if (b == 0)
    return a;
  return gcd(b, a % b);
}

int main() {
  std::vector<std::string> words;
  for (long i = 0; i < 50000; ++i) {
    char buffer[64];
    auto end = std::to_chars(buffer, buffer + 64, double(i) * 1.37 + 0.001 * double(i % 13)).ptr;
    words.emplace_back(buffer, end);
  }
  long start = nanoseconds();
  double sum = 0;
  for (int round = 0; round < 20; ++round)
    for (const std::string &word : words) {
      double value = 0;
      std::from_chars(word.data(), word.data() + word.size(), value);
      sum += value;
    }
  long divisors = 0;
  for (long a = 1; a < 1500; ++a)
    for (long b = 1; b < 1500; ++b)
      divisors += gcd(a, b);
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum + double(divisors), elapsed);
}
