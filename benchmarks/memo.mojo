# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A recursive function that remembers its results.
from std.time import perf_counter_ns


def collatz(n: Int, mut known: Dict[Int, Int]) raises -> Int:
    if n == 1:
        return 1
    if n in known:
        return known[n]
    var next = n // 2 if n % 2 == 0 else 3 * n + 1
    var length = collatz(next, known) + 1
    known[n] = length
    return length


def main() raises:
    var start = perf_counter_ns()
    var known = Dict[Int, Int]()
    var best = 0
    var at = 0
    for n in range(1, 1_000_000):
        var length = collatz(n, known)
        if length > best:
            best = length
            at = n
    var elapsed = perf_counter_ns() - start
    print("checksum", at * 1000 + best)
    print("nanoseconds", elapsed)
