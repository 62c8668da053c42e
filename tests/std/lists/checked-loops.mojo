# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Checks of indices are taken out of loops where that changes nothing; a loop that fails does so in the same iteration.
# rule: 16/PERF-58
# expect: abort
# comptime: no (ends with a failing check)


@no_inline
def fill(mut xs: List[Int], first: Int, last: Int, step: Int):
    for i in range(first, last, step):
        xs[i] = i


@no_inline
def backwards(xs: List[Int], first: Int) -> Int:
    var sum = 0
    var i = first
    while i >= 0:
        sum = sum * 3 + xs[i]
        i -= 1
    return sum


@no_inline
def sum_of_some(xs: List[Int], flags: List[Bool], n: Int) -> Int:
    var sum = 0
    for i in range(n):
        if flags[i]:
            sum += xs[2 * i + 1]
    return sum


@no_inline
def find(xs: List[Int], wanted: Int, limit: Int) -> Int:
    """Leaves the loop before the index leaves the list."""
    for i in range(limit):
        if xs[i] == wanted:
            return i
    return -1


@no_inline
def moved(xs: List[Int], mut ys: List[Int], by: Int, n: Int):
    for i in range(n):
        ys[i] = xs[i + by]


@no_inline
def neighbours(xs: List[Int], width: Int, mut sums: List[Int]):
    for i in range(width):
        var left = width - 1 if i == 0 else i - 1
        var right = 0 if i == width - 1 else i + 1
        sums[i] = 10 * xs[left] + xs[right]


@no_inline
def show(xs: List[Int], n: Int):
    for i in range(n):
        print("at", i)
        print(xs[i])


def main():
    var xs = List[Int](length=10, fill=0)
    fill(xs, 0, 10, 3)
    print(xs)
    fill(xs, 9, -1, -2)
    print(xs)
    fill(xs, 20, 10, 1)
    fill(xs, -5, -9, 1)
    print(backwards(xs, 9), backwards(xs, -3))
    var flags: List[Bool] = [True, False, True, True, False, False, False, False]
    print(sum_of_some(xs, flags, 8), sum_of_some(xs, flags, 0))
    print(find(xs, 7, 1_000_000), find([1], 1, Int.MAX))
    var ys = List[Int](length=4, fill=-1)
    moved(xs, ys, 6, 4)
    print(ys)
    moved(xs, ys, -1, 0)
    neighbours(xs, 4, ys)
    print(ys)
    show(ys, 6)
