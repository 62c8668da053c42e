# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Counts the words of a text and takes the commonest.
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


def make_text(words: Int) -> String:
    var random = Random(88172645463325252)
    var text = String()
    for i in range(words):
        var letters = random.next()
        for k in range(2 + Int(letters % 7)):
            text.append(
                Codepoint(UInt8(97 + (letters >> UInt64(8 + 3 * k)) % 5))
            )
        text += "\n" if i % 11 == 10 else " "
    return text^


def commonest(text: String) -> Int:
    var counts: Dict[String, Int] = {}
    for word in text.split():
        counts[String(word)] = counts.get(String(word), 0) + 1
    var best = 0
    for item in counts.items():
        best = max(best, item.value * 100 + item.key.byte_length())
    return best * 1000 + len(counts)


def main():
    var text = make_text(300_000)
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(8):
        sum += commonest(text)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
