# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sorts by merging halves: each step takes the smaller of two elements.
from std.time import perf_counter_ns


def merge_sort(mut a: List[Int], mut t: List[Int], low: Int, high: Int):
    if high - low < 2:
        return
    var mid = (low + high) // 2
    merge_sort(a, t, low, mid)
    merge_sort(a, t, mid, high)
    var i = low
    var j = mid
    var k = low
    while i < mid and j < high:
        if a[i] <= a[j]:
            t[k] = a[i]
            i += 1
        else:
            t[k] = a[j]
            j += 1
        k += 1
    while i < mid:
        t[k] = a[i]
        i += 1
        k += 1
    while j < high:
        t[k] = a[j]
        j += 1
        k += 1
    for m in range(low, high):
        a[m] = t[m]


def main():
    var a = List[Int]()
    var x = 12345
    for _ in range(1000000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        a.append(x)
    var t = List[Int](length=len(a), fill=0)
    var start = perf_counter_ns()
    merge_sort(a, t, 0, len(a))
    var sum = 0
    for i in range(len(a)):
        sum = (sum * 31 + a[i]) & 0xFFFFFFFF
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
