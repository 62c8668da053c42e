// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Edit distances between words, with one row of the table.
#include "Clock.h"
#include <algorithm>
#include <string>
#include <vector>

static long distance(const std::string &x, const std::string &y, std::vector<long> &row) {
  for (size_t j = 0; j <= y.size(); ++j)
    row[j] = long(j);
  for (size_t i = 0; i < x.size(); ++i) {
    long diagonal = row[0];
    row[0] = long(i) + 1;
    for (size_t j = 0; j < y.size(); ++j) {
      long cost = diagonal + (x[i] == y[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min(cost, std::min(row[j], diagonal) + 1);
    }
  }
  return row[y.size()];
}

int main() {
  std::vector<std::string> words;
  for (long i = 0; i < 160; ++i) {
    std::string word;
    for (long k = 0; k < 20 + i % 41; ++k)
      word.push_back(char('a' + (i * 7 + k * k * 3 + i * k) % 26));
    words.push_back(word);
  }
  std::vector<long> row(100);
  long start = nanoseconds();
  long sum = 0;
  for (int round = 0; round < 5; ++round)
    for (const std::string &a : words)
      for (const std::string &b : words)
        sum += distance(a, b, row);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
