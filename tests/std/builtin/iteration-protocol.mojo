# rule: 10/ITER-1, 10/ITER-3
# expect: run
from std.iter import peekable, chain, once, empty


@fieldwise_init
struct Loud(Copyable, Iterable, IterableOwned):
    comptime IteratorType[m: Bool, //, o: Origin[mut=m]]: Iterator = LoudIter
    comptime IteratorOwnedType: Iterator = LoudIter
    var n: Int

    def __iter__(ref self) -> Self.IteratorType[origin_of(self)]:
        print("borrow", end=" ")
        return LoudIter(self.n)

    def __iter__(var self) -> Self.IteratorOwnedType:
        print("own", end=" ")
        return LoudIter(self.n)


@fieldwise_init
struct LoudIter(Copyable, Iterator):
    comptime Element = Int
    var n: Int

    def __next__(mut self) raises StopIteration -> Int:
        if self.n == 0:
            raise StopIteration()
        self.n -= 1
        return self.n


def check_iter3() raises:
    var l = Loud(2)
    for x in l:
        print(x, end=" ")
    for x in l.copy():
        print(x, end=" ")
    for x in l^:
        print(x, end=" ")
    print()
    var it = enumerate(Loud(2))
    print(next(it)[1], next(it)[0])
    try:
        _ = next(it)
    except e:
        print(e)


def main() raises:
    check_iter3()
