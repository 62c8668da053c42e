# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sets of integers: intersection, union, difference.
from std.collections import Set
from std.time import perf_counter_ns


def main():
    var start = perf_counter_ns()
    var sum = 0
    for round in range(5):
        var a = Set[Int]()
        var b = Set[Int]()
        for i in range(100000):
            a.add(i * 3 + round)
            b.add(i * 5)
        var common = a & b
        var all = a | b
        var only = a - b
        sum += len(common) + len(all) * 3 + len(only) * 7
        for x in common:
            sum += x
        for i in range(300000):
            if i in a:
                sum += 1
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
