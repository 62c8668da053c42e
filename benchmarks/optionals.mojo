# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Binary search that gives an optional.
from std.time import perf_counter_ns


def find(values: List[Int], key: Int) -> Optional[Int]:
    var low = 0
    var high = len(values)
    while low < high:
        var middle = (low + high) // 2
        if values[middle] == key:
            return middle
        if values[middle] < key:
            low = middle + 1
        else:
            high = middle
    return None


def half(x: Optional[Int]) -> Optional[Int]:
    if not x:
        return None
    if x.value() % 2 == 1:
        return None
    return x.value() // 2


def main():
    var values = List[Int]()
    for i in range(10000):
        values.append(i * 3)
    var start = perf_counter_ns()
    var sum = 0
    for i in range(6000000):
        var at = find(values, i * 7 % 30000)
        if at:
            sum += at.value()
        sum += half(at).or_else(1)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
