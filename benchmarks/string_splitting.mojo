# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Splits a table of numbers into lines and fields and adds them up.
from std.time import perf_counter_ns


def table(lines: Int) -> String:
    var text = String()
    for i in range(lines):
        for k in range(8):
            text += String(i * (k + 3) % 10007)
            text += "\n" if k == 7 else ","
    return text^


def add_up(text: String) raises -> Int:
    var sum = 0
    for line in text.split("\n"):
        if line.byte_length() == 0:
            continue
        var weight = 1
        for field in line.split(","):
            sum += weight * Int(field)
            weight += 1
    return sum


def main() raises:
    var text = table(60_000)
    var start = perf_counter_ns()
    var total = 0
    for _ in range(15):
        total += add_up(text)
    var elapsed = perf_counter_ns() - start
    print("checksum", total)
    print("nanoseconds", elapsed)
