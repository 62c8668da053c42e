// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The texts of floats and integers.
#include "Clock.h"
#include <charconv>
#include <string>

static std::string text(double value) {
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return std::string(buffer, end.ptr);
}

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 4; ++round)
    for (long i = 0; i < 200000; ++i)
      sum += text(double(i) * 1.37 + 0.001).size() + std::to_string(i * 977).size();
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
