# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Reads floats from texts, and the greatest common divisors of all pairs of small numbers.
from std.time import perf_counter_ns


def gcd(a: Int, b: Int) -> Int:
    if b == 0:
        return a
    return gcd(b, a % b)


def main() raises:
    var words = List[String]()
    for i in range(50000):
        words.append(String(Float64(i) * 1.37 + 0.001 * Float64(i % 13)))
    var start = perf_counter_ns()
    var sum = 0.0
    for _ in range(20):
        for word in words:
            sum += atof(word)
    var divisors = 0
    for a in range(1, 1500):
        for b in range(1, 1500):
            divisors += gcd(a, b)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum + Float64(divisors))
    print("nanoseconds", elapsed)
