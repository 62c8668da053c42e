# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A dictionary by integers against an open-addressing table written by hand.
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


def count(n: Int, keys: UInt64) -> Int:
    var random = Random(88172645463325252)
    var counts: Dict[Int, Int] = {}
    for _ in range(n):
        var key = Int(random.next() % keys)
        counts[key] = counts.get(key, 0) + 1
    var sum = 0
    for i in range(n):
        sum += counts.get(i, 0) * i
    return sum


def main():
    var start = perf_counter_ns()
    var sum = 0
    for round in range(25):
        sum += count(300_000, UInt64(50_000 + round))
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
