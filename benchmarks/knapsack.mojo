# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Dynamic programming: a table of lists, and a list from its end.
from std.time import perf_counter_ns


def lcs(a: List[Int], b: List[Int]) -> Int:
    var table = List[List[Int]]()
    for _ in range(len(a) + 1):
        table.append(List[Int](length=len(b) + 1, fill=0))
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table[len(a)][len(b)]


def knapsack(weights: List[Int], values: List[Int], capacity: Int) -> Int:
    var best = List[Int](length=capacity + 1, fill=0)
    for i in range(len(weights)):
        for w in range(capacity, weights[i] - 1, -1):
            best[w] = max(best[w], best[w - weights[i]] + values[i])
    return best[capacity]


def main():
    var seed = 3
    var a = List[Int]()
    var b = List[Int]()
    for _ in range(2000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        a.append(seed // 65536 % 5)
        seed = (seed * 1103515245 + 12345) % 2147483648
        b.append(seed // 65536 % 5)
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(10):
        sum += lcs(a, b)
        sum += knapsack(a, b, 20000)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
