// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A cache that forgets what was not used for the longest time.
#include "Clock.h"
#include <cstdint>
#include <unordered_map>
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

struct Entry {
  long key, value, newer, older;
};

class Cache {
  size_t capacity;
  std::vector<Entry> entries;
  std::unordered_map<long, long> places;
  long newest = -1, oldest = -1;

  void use(long place) {
    if (place != newest) {
      unlink(place);
      link(place);
    }
  }

  void link(long place) {
    entries[place].newer = -1;
    entries[place].older = newest;
    if (newest >= 0)
      entries[newest].newer = place;
    newest = place;
    if (oldest < 0)
      oldest = place;
  }

  void unlink(long place) {
    long newer = entries[place].newer, older = entries[place].older;
    if (newer >= 0)
      entries[newer].older = older;
    else
      newest = older;
    if (older >= 0)
      entries[older].newer = newer;
    else
      oldest = newer;
  }

public:
  explicit Cache(size_t capacity) : capacity(capacity) {}

  long get(long key) {
    auto found = places.find(key);
    if (found == places.end())
      return -1;
    use(found->second);
    return entries[found->second].value;
  }

  void put(long key, long value) {
    auto found = places.find(key);
    if (found != places.end()) {
      entries[found->second].value = value;
      use(found->second);
    } else if (entries.size() < capacity) {
      long place = long(entries.size());
      entries.push_back({key, value, -1, -1});
      places[key] = place;
      link(place);
    } else {
      long place = oldest;
      unlink(place);
      places.erase(entries[place].key);
      entries[place].key = key;
      entries[place].value = value;
      places[key] = place;
      link(place);
    }
  }
};

int main() {
  Random random{88172645463325252};
  Cache cache(10000);
  long start = nanoseconds();
  long sum = 0;
  for (long i = 0; i < 5000000; ++i) {
    uint64_t r = random.next();
    long key = long(r % 4096 * (r >> 32 & 7));
    long found = cache.get(key);
    if (found < 0)
      cache.put(key, i);
    else
      sum += found % 16;
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
