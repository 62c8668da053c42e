// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Lines of comma-separated values become records.
#include "Clock.h"
#include "Split.h"
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

struct Record {
  std::string name;
  long id;
  double amount;
};

template <class T> static T number(std::string_view text) {
  T result = 0;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

static std::vector<Record> parse(const std::string &text) {
  std::vector<Record> records;
  for (std::string_view line : split(text, '\n')) {
    if (line.empty())
      continue;
    auto fields = split(line, ',');
    records.push_back({std::string(fields[0]), number<long>(fields[1]), number<double>(fields[2])});
  }
  return records;
}

int main() {
  std::string text;
  for (long i = 0; i < 50000; ++i) {
    char amount[40];
    auto end = std::to_chars(amount, amount + sizeof amount, double(i) * 0.25);
    text += "name" + std::to_string(i % 1000) + "," + std::to_string(i) + "," +
            std::string(amount, end.ptr) + "\n";
  }
  long start = nanoseconds();
  double sum = 0.0;
  for (int round = 0; round < 10; ++round)
    for (const Record &record : parse(text))
      sum += record.amount + double(record.id + long(record.name.size()));
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
