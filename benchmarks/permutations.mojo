# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Collects all permutations of a list.
from std.time import perf_counter_ns


def permute(mut items: List[Int], k: Int, mut seen: List[List[Int]]):
    if k == len(items):
        seen.append(items.copy())
        return
    for i in range(k, len(items)):
        items.swap_elements(k, i)
        permute(items, k + 1, seen)
        items.swap_elements(k, i)


def main():
    var start = perf_counter_ns()
    var sum = 0
    for n in range(4, 10):
        var items = List[Int]()
        for i in range(n):
            items.append(i)
        var seen = List[List[Int]]()
        permute(items, 0, seen)
        for i in range(len(seen)):
            sum += seen[i][0] * 3 + seen[i][n - 1] * (i % 7)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
