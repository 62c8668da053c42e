// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Factorials and products of integers of any length.
#include "Clock.h"
#include <cstdint>
#include <vector>

/// A natural number in digits of 32 bits, the least first.
struct Natural {
  std::vector<uint32_t> digits;

  void scale(uint32_t factor) {
    uint64_t carry = 0;
    for (uint32_t &digit : digits) {
      carry += uint64_t(digit) * factor;
      digit = uint32_t(carry);
      carry >>= 32;
    }
    if (carry > 0)
      digits.push_back(uint32_t(carry));
  }

  Natural operator*(const Natural &other) const {
    Natural result{std::vector<uint32_t>(digits.size() + other.digits.size())};
    for (size_t i = 0; i < digits.size(); ++i) {
      uint64_t carry = 0;
      for (size_t j = 0; j < other.digits.size(); ++j) {
        carry += result.digits[i + j] + uint64_t(digits[i]) * other.digits[j];
        result.digits[i + j] = uint32_t(carry);
        carry >>= 32;
      }
      result.digits[i + other.digits.size()] = uint32_t(carry);
    }
    return result;
  }

  uint64_t remainder(uint64_t divisor) const {
    uint64_t rest = 0;
    for (size_t i = digits.size(); i-- > 0;)
      rest = (rest << 32 | digits[i]) % divisor;
    return rest;
  }
};

static Natural factorial(long n) {
  Natural result{{1}};
  for (long i = 2; i <= n; ++i)
    result.scale(uint32_t(i));
  return result;
}

int main() {
  long start = nanoseconds();
  uint64_t sum = 0;
  for (long round = 0; round < 60; ++round) {
    Natural a = factorial(4000 + round);
    Natural b = a * a;
    sum += b.remainder(1000003);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %lu\nnanoseconds %ld\n", sum, elapsed);
}
