# rule: 12/ITT-4
# expect: run
from std.itertools import (
    count,
    cycle,
    drop,
    take,
    take_while,
    drop_while,
    repeat,
    product,
)


def small(x: Int) -> Bool:
    return x < 3


def check_itt() raises:
    var xs: List[Int] = [1, 2, 3, 4, 1]
    for x in take(count(), 3):
        print(x, end=" ")
    for x in take(count(10, -5), 3):
        print(x, end=" ")
    for x in take(cycle(xs), 7):
        print(x, end=" ")
    for x in drop(xs, 3):
        print(x, end=" ")
    for x in take(xs, 0):
        print(x, end="!")
    for x in drop(xs, 99):
        print(x, end="!")
    print()
    for x in take_while[small](xs):
        print(x, end=" ")
    for x in drop_while[small](xs):
        print(x, end=" ")
    for x in repeat("a", times=2):
        print(x, end=" ")
    for x in repeat(1, times=0):
        print(x, end="!")
    for t in product([1, 2], ["a", "b"]):
        print(t[0], t[1], end=";")
    for t in product([1, 2], ["a", "b"], [True]):
        print(t[0], t[1], t[2], end=";")
    for t in product([1], [2], [3], [4, 5]):
        print(t[0], t[1], t[2], t[3], end=";")
    var e: List[Int] = []
    for t in product(xs, e):
        print(1)
    print()
    for x in cycle(e):
        print(x)
    print(
        product([1, 2], [3, 4, 5]).bounds()[0],
        take(count(), 4).bounds()[0],
        repeat(1, times=3).bounds()[0],
        drop(xs, 2).bounds()[0],
    )
    for x in take(count(step=2, start=1), count=2):
        print(x, end=" ")
    print()


def main() raises:
    check_itt()
