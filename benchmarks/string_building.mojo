# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Builds strings piece by piece: literals, numbers and other strings.
from std.time import perf_counter_ns


def line(i: Int, name: String) -> String:
    var result = String("id=")
    result += String(i)
    result += ";name="
    result += name
    result += ";square="
    result += String(i * i)
    result += "\n"
    return result^


def main():
    var names: List[String] = [
        "x",
        "alpha",
        "a name that is rather long indeed",
    ]
    var start = perf_counter_ns()
    var total = 0
    for round in range(8):
        var text = String()
        for i in range(250_000):
            text += line(i + round, names[i % 3])
        total += text.byte_length() + Int(text.as_bytes()[12345 * round])
    var elapsed = perf_counter_ns() - start
    print("checksum", total)
    print("nanoseconds", elapsed)
