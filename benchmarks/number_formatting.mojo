# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The texts of floats and integers.
from std.time import perf_counter_ns


def main():
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(4):
        for i in range(200_000):
            sum += String(Float64(i) * 1.37 + 0.001).byte_length()
            sum += String(i * 977).byte_length()
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
