# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Pancake flips over all permutations.
from std.time import perf_counter_ns


def fannkuch(n: Int) -> Tuple[Int, Int]:
    var perm1 = [i for i in range(n)]
    var perm = List[Int](length=n, fill=0)
    var count = List[Int](length=n, fill=0)
    var checksum = 0
    var most = 0
    var r = n
    var even = True
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if perm1[0] != 0:
            for i in range(n):
                perm[i] = perm1[i]
            var flips = 0
            while perm[0] != 0:
                var low = 0
                var high = perm[0]
                while low < high:
                    var t = perm[low]
                    perm[low] = perm[high]
                    perm[high] = t
                    low += 1
                    high -= 1
                flips += 1
            most = max(most, flips)
            checksum += flips if even else -flips
        while True:
            if r == n:
                return (checksum, most)
            var first = perm1[0]
            for i in range(r):
                perm1[i] = perm1[i + 1]
            perm1[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        even = not even


def main():
    var start = perf_counter_ns()
    var result = fannkuch(10)
    var elapsed = perf_counter_ns() - start
    print("checksum", result[0] * 1000 + result[1])
    print("nanoseconds", elapsed)
