// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A binary heap of small structs in a list.
#include "Clock.h"
#include <cstdint>
#include <vector>

struct Item {
  double priority;
  long id;
};

struct Heap {
  std::vector<Item> items;

  void push(Item x) {
    items.push_back(x);
    long i = items.size() - 1;
    while (i > 0) {
      long p = (i - 1) / 2;
      if (items[p].priority <= items[i].priority)
        break;
      std::swap(items[p], items[i]);
      i = p;
    }
  }

  Item pop() {
    long last = items.size() - 1;
    std::swap(items[0], items[last]);
    Item top = items.back();
    items.pop_back();
    long i = 0, n = items.size();
    while (true) {
      long l = 2 * i + 1;
      if (l >= n)
        break;
      long r = l + 1;
      long c = r < n && items[r].priority < items[l].priority ? r : l;
      if (items[i].priority <= items[c].priority)
        break;
      std::swap(items[i], items[c]);
      i = c;
    }
    return top;
  }
};

int main() {
  long start = nanoseconds(), sum = 0;
  uint64_t s = 3;
  for (int k = 0; k < 5; ++k) {
    Heap heap;
    for (long i = 0; i < 100000; ++i) {
      s = s * 6364136223846793005ULL + 1442695040888963407ULL;
      heap.push({double(s >> 40), i});
      if (i % 3 == 2)
        sum += heap.pop().id;
    }
    while (heap.items.size() > 0)
      sum = (sum * 31 + heap.pop().id) & 0xFFFFFFFF;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
