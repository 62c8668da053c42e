// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A dictionary by integers against an open-addressing table written by hand.
#include "Clock.h"
#include <cstdint>
#include <vector>

/// Numbers that look random (a multiplicative shift register).
struct Random {
  uint64_t state;

  uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
};

/// A table with linear probing that doubles when it is three quarters full.
class Table {
  struct Slot {
    long key, value;
    bool used;
  };
  std::vector<Slot> slots = std::vector<Slot>(16);
  size_t size = 0;

  size_t place(long key) const {
    size_t mask = slots.size() - 1;
    size_t at = (uint64_t(key) * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (slots[at].used && slots[at].key != key)
      at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots.size() * 2);
    old.swap(slots);
    for (const Slot &slot : old)
      if (slot.used)
        slots[place(slot.key)] = slot;
  }

public:
  long get(long key) const {
    const Slot &slot = slots[place(key)];
    return slot.used ? slot.value : 0;
  }

  void set(long key, long value) {
    size_t at = place(key);
    if (!slots[at].used) {
      if (4 * (size + 1) > 3 * slots.size()) {
        grow();
        at = place(key);
      }
      size += 1;
    }
    slots[at] = {key, value, true};
  }
};

static long count(long n, uint64_t keys) {
  Random random{88172645463325252};
  Table counts;
  for (long i = 0; i < n; ++i) {
    long key = long(random.next() % keys);
    counts.set(key, counts.get(key) + 1);
  }
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += counts.get(i) * i;
  return sum;
}

int main() {
  long start = nanoseconds();
  long sum = 0;
  for (uint64_t round = 0; round < 25; ++round)
    sum += count(300000, 50000 + round);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
