# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The sieve of Eratosthenes.
from std.time import perf_counter_ns


def primes_below(n: Int) -> Int:
    var composite = List[Bool](length=n, fill=False)
    var count = 0
    for i in range(2, n):
        if not composite[i]:
            count += 1
            for j in range(i * i, n, i):
                composite[j] = True
    return count


def main():
    var start = perf_counter_ns()
    var sum = 0
    for i in range(40):
        sum += primes_below(2_000_000 + i)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
