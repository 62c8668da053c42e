# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Methods of strings: join, replace, find, format, split.
from std.time import perf_counter_ns


def main() raises:
    var words: List[String] = [
        "alpha",
        "beta",
        "gamma delta",
        "the quick brown fox jumps",
        "x",
        "over the lazy dog and further",
    ]
    var start = perf_counter_ns()
    var sum = 0
    for i in range(300000):
        var joined = String(", ").join(words)
        var replaced = joined.replace("a", "ee")
        sum += replaced.byte_length() + replaced.find("dog")
        var upper = words[i % 6].upper()
        sum += upper.byte_length()
        if joined.startswith("alpha") and joined.endswith("further"):
            sum += joined.count("e")
        sum += String("{}: {} of {}").format(i, words[i % 6], 17).byte_length()
        var line = String(i) + "," + words[i % 6] + "," + String(i * 7)
        for part in line.split(","):
            sum += part.byte_length()
        sum += Int(words[0] < words[i % 6])
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
