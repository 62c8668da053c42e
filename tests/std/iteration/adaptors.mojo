# rule: 12/ITR-1, 12/ITR-3, 12/ITR-6, 12/ITT-1, 12/ITT-2, 12/ITT-3, 12/ITT-5
# expect: run
from std.iter import chain, empty, once, peekable
from std.itertools import (
    count,
    cycle,
    drop,
    drop_while,
    product,
    repeat,
    take,
    take_while,
)


@fieldwise_init
struct Countdown(Copyable, Iterable, Iterator):
    comptime Element = Int
    comptime IteratorType[m: Bool, //, o: Origin[mut=m]]: Iterator = Self
    var n: Int

    def __iter__(ref self) -> Self:
        return self.copy()

    def __next__(mut self) raises StopIteration -> Int:
        if self.n <= 0:
            raise StopIteration()
        self.n -= 1
        return self.n + 1


def odd(x: Int) -> Bool:
    return x % 2 == 1


def square(var x: Int) -> Int:
    return x * x


def main() raises:
    for a, b in zip(Countdown(3), Countdown(5)):
        print(a, b, end="; ")
    print(List(Countdown(4)))
    var l: List[Int] = [1, 2, 3, 4]
    print([x for x in map[square](l)], [x for x in take(drop(l, 1), 2)])
    print([x for x in take_while[odd](l)], [x for x in drop_while[odd](l)])
    print([x for x in chain(l, once(9), empty[Int]())])
    print([x for x in take(cycle(l), 6)], [x for x in take(count(5, -2), 3)])
    print([s for s in repeat(String("z"), times=2)])
    # One argument that is consumed and one that is borrowed.
    for i, x in zip(range(10), l):
        print(i, x, end="; ")
    var names: List[String] = ["a", "b"]
    print([String(t[0], t[1]) for t in product(names, l)])
    var ahead = peekable(names)
    print(ahead.peek().value()[], end=" ")
    print(next(ahead), end=" ")
    print(ahead.peek().value()[])
