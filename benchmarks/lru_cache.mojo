# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A cache that forgets what was not used for the longest time.
from std.time import perf_counter_ns


@fieldwise_init
struct Random(Movable):
    """Numbers that look random (a multiplicative shift register)."""

    var state: UInt64

    def next(mut self) -> UInt64:
        self.state ^= self.state << 13
        self.state ^= self.state >> 7
        self.state ^= self.state << 17
        return self.state


@fieldwise_init
struct Entry(Copyable, Movable):
    var key: Int
    var value: Int
    var newer: Int
    var older: Int


struct Cache:
    var capacity: Int
    var entries: List[Entry]
    var places: Dict[Int, Int]
    var newest: Int
    var oldest: Int

    def __init__(out self, capacity: Int):
        self.capacity = capacity
        self.entries = []
        self.places = {}
        self.newest = -1
        self.oldest = -1

    def get(mut self, key: Int) -> Int:
        var place = self.places.get(key, -1)
        if place < 0:
            return -1
        self.use(place)
        return self.entries[place].value

    def put(mut self, key: Int, value: Int) raises:
        var place = self.places.get(key, -1)
        if place >= 0:
            self.entries[place].value = value
            self.use(place)
        elif len(self.entries) < self.capacity:
            place = len(self.entries)
            self.entries.append(Entry(key, value, -1, -1))
            self.places[key] = place
            self.link(place)
        else:
            place = self.oldest
            self.unlink(place)
            _ = self.places.pop(self.entries[place].key)
            self.entries[place].key = key
            self.entries[place].value = value
            self.places[key] = place
            self.link(place)

    def use(mut self, place: Int):
        if place != self.newest:
            self.unlink(place)
            self.link(place)

    def link(mut self, place: Int):
        self.entries[place].newer = -1
        self.entries[place].older = self.newest
        if self.newest >= 0:
            self.entries[self.newest].newer = place
        self.newest = place
        if self.oldest < 0:
            self.oldest = place

    def unlink(mut self, place: Int):
        var newer = self.entries[place].newer
        var older = self.entries[place].older
        if newer >= 0:
            self.entries[newer].older = older
        else:
            self.newest = older
        if older >= 0:
            self.entries[older].newer = newer
        else:
            self.oldest = newer


def main() raises:
    var random = Random(88172645463325252)
    var cache = Cache(10_000)
    var start = perf_counter_ns()
    var sum = 0
    for i in range(5_000_000):
        var r = random.next()
        var key = Int(r % 4096 * (r >> 32 & 7))
        var found = cache.get(key)
        if found < 0:
            cache.put(key, i)
        else:
            sum += found % 16
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
