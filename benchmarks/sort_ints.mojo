# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sorts a million integers.
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


def main():
    var random = Random(88172645463325252)
    var xs = List[Int]()
    for _ in range(1_000_000):
        xs.append(Int(random.next() >> 20))
    var start = perf_counter_ns()
    var sum = 0
    for round in range(5):
        var ys = xs.copy()
        sort(ys)
        for i in range(0, len(ys), 1000):
            sum ^= ys[i] + i + round
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
