// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sorts records by two orders given as functions.
#include "Clock.h"
#include <algorithm>
#include <string>
#include <vector>

struct Person {
  std::string name;
  long age;
  double score;
};

int main() {
  long start = nanoseconds();
  double sum = 0.0;
  for (int round = 0; round < 4; ++round) {
    std::vector<Person> people;
    long state = round + 5;
    for (int i = 0; i < 100000; ++i) {
      state = (state * 1103515245 + 12345) % 2147483648;
      people.push_back({"p" + std::to_string(state % 5000), state % 90, double(state % 1000) / 10.0});
    }
    std::sort(people.begin(), people.end(), [](const Person &a, const Person &b) {
      return a.age < b.age || (a.age == b.age && a.score < b.score);
    });
    sum += people[50000].score + double(people[1000].age);
    std::sort(people.begin(), people.end(),
              [](const Person &a, const Person &b) { return a.name < b.name; });
    sum += double(people[777].name.size());
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", sum, elapsed);
}
