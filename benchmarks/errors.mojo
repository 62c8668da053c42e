# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Functions that raise, in a loop that goes on.
from std.time import perf_counter_ns


def parse(text: String) raises -> Int:
    if text.byte_length() == 0:
        raise Error("empty")
    var result = 0
    for byte in text.as_bytes():
        if byte < 48 or byte > 57:
            raise Error("not a digit")
        result = result * 10 + Int(byte - 48)
    return result


def checked(text: String) raises -> Int:
    var value = parse(text)
    if value > 900:
        raise Error("too big")
    return value


def main():
    var texts: List[String] = ["12", "345", "67x", "999", "8", "", "77", "100"]
    var start = perf_counter_ns()
    var sum = 0
    for i in range(40000000):
        try:
            sum += checked(texts[(i & 31) // 4 if i % 997 == 0 else i % 2])
        except:
            sum += 1
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
