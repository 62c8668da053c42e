# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sorts strings, short and long.
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
    var words = List[String]()
    for i in range(200_000):
        var word = String(
            "item-" if i % 2 == 0 else "a much longer prefix of the item-"
        )
        word += String(random.next() % 1000003)
        words.append(word^)
    var start = perf_counter_ns()
    var sum = 0
    for round in range(4):
        var sorted = words.copy()
        sort(sorted)
        for i in range(0, len(sorted), 100):
            var last = sorted[i].as_bytes()[sorted[i].byte_length() - 1]
            sum = (sum * 31 + Int(last) + round) % 1000000007
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
