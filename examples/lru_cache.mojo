# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A cache with a fixed capacity that forgets what was not used for the longest time.

Entries live in one list and are linked by index from the most to the least recently used; a dictionary finds an entry by its
key, so both `get` and `put` take constant time.
"""


@fieldwise_init
struct Entry[
    K: KeyElement & Copyable & Deinitable,
    V: Copyable & Deinitable,
](Copyable):
    """A key, its value, and the entries used just before and after it (-1: none)."""

    var key: Self.K
    var value: Self.V
    var newer: Int
    var older: Int


struct LRUCache[
    K: KeyElement & Copyable & Deinitable,
    V: Copyable & Deinitable,
](Sized):
    """Maps up to `capacity` keys to values.

    Parameters:
        K: The type of the keys.
        V: The type of the values.
    """

    var capacity: Int
    var entries: List[Entry[Self.K, Self.V]]
    var places: Dict[Self.K, Int]
    var newest: Int
    var oldest: Int
    var hits: Int
    var misses: Int

    def __init__(out self, capacity: Int):
        self.capacity = capacity
        self.entries = []
        self.places = {}
        self.newest = -1
        self.oldest = -1
        self.hits = 0
        self.misses = 0

    def __len__(self) -> Int:
        return len(self.entries)

    def __contains__(self, key: Self.K) -> Bool:
        return key in self.places

    def get(mut self, key: Self.K) -> Optional[Self.V]:
        """Returns a copy of the value of `key` and marks it as used, or None."""
        var place = self.places.find(key)
        if not place:
            self.misses += 1
            return None
        self.hits += 1
        self._use(place.value())
        return self.entries[place.value()].value.copy()

    def put(mut self, key: Self.K, var value: Self.V):
        """Sets the value of `key`; forgets the least recently used entry if the cache is full."""
        var place = self.places.find(key)
        if place:
            self.entries[place.value()].value = value^
            self._use(place.value())
            return
        if len(self.entries) < self.capacity:
            self.entries.append(Entry(key.copy(), value^, -1, -1))
            self.places[key.copy()] = len(self.entries) - 1
            self._link(len(self.entries) - 1)
            return
        var reused = self.oldest
        self._unlink(reused)
        try:
            _ = self.places.pop(self.entries[reused].key)
        except:
            pass
        self.entries[reused] = Entry(key.copy(), value^, -1, -1)
        self.places[key.copy()] = reused
        self._link(reused)

    def keys(self) -> List[Self.K]:
        """Returns the keys, the most recently used first."""
        var result: List[Self.K] = []
        var at = self.newest
        while at >= 0:
            result.append(self.entries[at].key.copy())
            at = self.entries[at].older
        return result^

    def _use(mut self, index: Int):
        if index != self.newest:
            self._unlink(index)
            self._link(index)

    def _link(mut self, index: Int):
        self.entries[index].newer = -1
        self.entries[index].older = self.newest
        if self.newest >= 0:
            self.entries[self.newest].newer = index
        self.newest = index
        if self.oldest < 0:
            self.oldest = index

    def _unlink(mut self, index: Int):
        var newer = self.entries[index].newer
        var older = self.entries[index].older
        if newer >= 0:
            self.entries[newer].older = older
        else:
            self.newest = older
        if older >= 0:
            self.entries[older].newer = newer
        else:
            self.oldest = newer


def collatz_length(start: Int, mut cache: LRUCache[Int, Int]) -> Int:
    """Counts the steps from `start` to 1, with the cache in place of most of them."""
    if start == 1:
        return 0
    var known = cache.get(start)
    if known:
        return known.value()
    var next = start // 2 if start % 2 == 0 else 3 * start + 1
    var length = 1 + collatz_length(next, cache)
    cache.put(start, length)
    return length


def main():
    var pages = LRUCache[String, String](3)
    pages.put("home", "Welcome")
    pages.put("about", "Who we are")
    pages.put("help", "How to")
    _ = pages.get("home")
    pages.put("news", "What happened")
    print("about" in pages, "home" in pages, len(pages))
    print(pages.keys())
    print(
        pages.get("news").or_else("nothing"),
        "/",
        pages.get("about").or_else("nothing"),
    )

    var cache = LRUCache[Int, Int](1000)
    var best = 1
    var longest = 0
    for start in range(1, 30000):
        var length = collatz_length(start, cache)
        if length > longest:
            longest = length
            best = start
    print(
        t"longest chain below 30000: {best} with {longest} steps; {cache.hits}"
        t" hits, {cache.misses} misses"
    )
