// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Builds strings piece by piece: literals, numbers and other strings.
#include "Clock.h"
#include <string>
#include <vector>

static std::string line(long i, const std::string &name) {
  std::string result = "id=";
  result += std::to_string(i);
  result += ";name=";
  result += name;
  result += ";square=";
  result += std::to_string(i * i);
  result += "\n";
  return result;
}

int main() {
  std::vector<std::string> names = {"x", "alpha", "a name that is rather long indeed"};
  long start = nanoseconds();
  long total = 0;
  for (long round = 0; round < 8; ++round) {
    std::string text;
    for (long i = 0; i < 250000; ++i)
      text += line(i + round, names[i % 3]);
    total += long(text.size()) + text[12345 * round];
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", total, elapsed);
}
