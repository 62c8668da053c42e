// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Functions that raise, in a loop that goes on.
#include "Clock.h"
#include <stdexcept>
#include <string>
#include <vector>

static long parse(const std::string &text) {
  if (text.empty())
    throw std::runtime_error("empty");
  long result = 0;
  for (char byte : text) {
    if (byte < '0' || byte > '9')
      throw std::runtime_error("not a digit");
    result = result * 10 + (byte - '0');
  }
  return result;
}

static long checked(const std::string &text) {
  long value = parse(text);
  if (value > 900)
    throw std::runtime_error("too big");
  return value;
}

int main() {
  std::vector<std::string> texts = {"12", "345", "67x", "999", "8", "", "77", "100"};
  long start = nanoseconds();
  long sum = 0;
  for (long i = 0; i < 40000000; ++i) {
    try {
      sum += checked(texts[i % 997 == 0 ? (i & 31) / 4 : i % 2]);
    } catch (...) {
      sum += 1;
    }
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
