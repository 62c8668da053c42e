# rule: 16/PERF-56, 03/LIT-4
# expect: run
from std.collections import Set

def owned(var *xs: Int) -> Int:
    var total = 0
    for i in range(len(xs)):
        total += xs[i]
    return total


def main():
    # More than 32 constants become data.
    var xs: List[Int] = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
    ]
    xs.append(35)
    xs[0] = -1
    print(len(xs), xs[0], xs[33], xs[35])
    var floats = [
        0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0, 31.0, 32.0, 33.25,
    ]
    floats[1] = -1
    print(len(floats), floats[0], floats[1], floats[33])
    var bytes: Set[UInt8] = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 255, 255,
    }
    print(len(bytes), UInt8(255) in bytes)
    print(owned(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
    comptime table: List[Int] = [
        9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
    ]
    print(comptime(table[34] + table[0]), len(materialize[table]()))
