// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Splits a table of numbers into lines and fields and adds them up.
#include "Clock.h"
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

static std::string table(long lines) {
  std::string text;
  for (long i = 0; i < lines; ++i)
    for (long k = 0; k < 8; ++k) {
      text += std::to_string(i * (k + 3) % 10007);
      text += k == 7 ? "\n" : ",";
    }
  return text;
}

static std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  size_t start = 0;
  for (size_t end; (end = text.find(separator, start)) != text.npos;
       start = end + separator.size())
    parts.push_back(text.substr(start, end - start));
  parts.push_back(text.substr(start));
  return parts;
}

static long addUp(const std::string &text) {
  long sum = 0;
  for (std::string_view line : split(text, "\n")) {
    if (line.empty())
      continue;
    long weight = 1;
    for (std::string_view field : split(line, ",")) {
      long value = 0;
      std::from_chars(field.data(), field.data() + field.size(), value);
      sum += weight * value;
      weight += 1;
    }
  }
  return sum;
}

int main() {
  std::string text = table(60000);
  long start = nanoseconds();
  long total = 0;
  for (int round = 0; round < 15; ++round)
    total += addUp(text);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", total, elapsed);
}
