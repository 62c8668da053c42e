# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Counts and looks up in a dictionary by strings.
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
    for _ in range(100_000):
        words.append(String("key", random.next() % 20011))
    var start = perf_counter_ns()
    var sum = 0
    for round in range(30):
        var counts: Dict[String, Int] = {}
        for word in words:
            counts[word] = counts.get(word, 0) + round
        for item in counts.items():
            sum += item.key.byte_length() * item.value
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
