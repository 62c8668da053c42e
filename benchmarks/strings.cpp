// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Methods of strings: join, replace, find, format, split.
#include "Clock.h"
#include "Split.h"
#include <cstdio>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

static std::string join(const std::vector<std::string> &words, std::string_view separator) {
  std::string result;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0)
      result += separator;
    result += words[i];
  }
  return result;
}

static std::string replace(const std::string &text, std::string_view from, std::string_view to) {
  std::string result;
  size_t at = 0, found;
  while ((found = text.find(from, at)) != std::string::npos) {
    result.append(text, at, found - at);
    result += to;
    at = found + from.size();
  }
  result.append(text, at);
  return result;
}

static long count(const std::string &text, std::string_view part) {
  long n = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++n;
  return n;
}

int main() {
  std::vector<std::string> words = {"alpha", "beta", "gamma delta", "the quick brown fox jumps", "x",
                                    "over the lazy dog and further"};
  long start = nanoseconds();
  long sum = 0;
  char buffer[100];
  for (long i = 0; i < 300000; ++i) {
    std::string joined = join(words, ", ");
    std::string replaced = replace(joined, "a", "ee");
    sum += replaced.size() + replaced.find("dog");
    std::string upper = words[i % 6];
    for (char &c : upper)
      c = toupper(c);
    sum += upper.size();
    if (joined.starts_with("alpha") && joined.ends_with("further"))
      sum += count(joined, "e");
    sum += std::string(buffer, snprintf(buffer, sizeof buffer, "%ld: %s of %d", i, words[i % 6].c_str(), 17)).size();
    std::string line = std::to_string(i) + "," + words[i % 6] + "," + std::to_string(i * 7);
    for (std::string_view part : split(line, ','))
      sum += part.size();
    sum += words[0] < words[i % 6];
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
