# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The cheapest order of a chain of matrix products: a table filled diagonally, read by columns.
from std.time import perf_counter_ns


def cheapest(sizes: List[Int]) -> Int:
    var n = len(sizes) - 1
    var cost = List[List[Int]]()
    for _ in range(n):
        cost.append(List[Int](length=n, fill=0))
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            var j = i + length - 1
            cost[i][j] = Int.MAX
            for k in range(i, j):
                var c = (
                    cost[i][k]
                    + cost[k + 1][j]
                    + sizes[i] * sizes[k + 1] * sizes[j + 1]
                )
                if c < cost[i][j]:
                    cost[i][j] = c
    return cost[0][n - 1]


def main():
    var sizes = List[Int]()
    for i in range(301):
        sizes.append(i * 37 % 91 + 5)
    var start = perf_counter_ns()
    var sum = 0
    for round in range(20):
        sizes[round] += 1
        sum += cheapest(sizes)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
