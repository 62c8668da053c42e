# rule: 12/ITR-2, 12/ITR-4, 12/ITR-5, 12/ITR-6a, 12/ITR-7
# expect: run
from std.iter import (
    Iterable,
    IterableOwned,
    Iterator,
    StopIteration,
    iter,
    next,
    enumerate,
    zip,
    map,
    peekable,
    chain,
    empty,
    once,
)


def sq(var x: Int) -> Int:
    return x * x


def b[I: Iterator](it: I) -> String:
    var r = it.bounds()
    return String(r[0]) + "/" + String(r[1])


def check_itr() raises:
    var xs: List[Int] = [1, 2, 3]
    var ys: List[String] = ["a", "b"]
    for t in enumerate(xs):
        print(t[0], t[1], end=";")
    for t in enumerate(xs, start=5):
        print(t[0], t[1], end=";")
    for t in enumerate([7, 8]):
        print(t[0], t[1], end=";")
    print()
    for t in zip(xs, ys, [True, False, True]):
        print(t[0], t[1], t[2], end=";")
    for t in zip(xs):
        print(t[0], end=";")
    print()
    for v in map[sq](xs):
        print(v, end=";")
    for v in map[sq](range(3)):
        print(v, end=";")
    print()
    for v in chain(xs, [9], range(2)):
        print(v, end=";")
    for v in empty[Int]():
        print(v, end="!")
    for v in once(String("o")):
        print(v, end=";")
    print()
    print(
        b(iter(xs)),
        b(enumerate(xs)),
        b(zip(xs, ys)),
        b(chain(xs, ys)) if False else "x",
        b(chain(xs, [1])),
        b(map[sq](xs)),
        b(empty[Int]()),
        b(once(3)),
    )
    var o = once(3)
    _ = next(o)
    print(b(o))
    var p = peekable(xs)
    print(p.peek().value()[], p.peek().value()[], b(p))
    print(next(p), b(p), next(p), next(p), Bool(p.peek()))
    try:
        _ = next(p)
    except e:
        print(e, repr(e))
    print(iter(xs).nth(1), iter(xs).nth(5), iter(xs).nth(0))
    var e = enumerate(xs)
    for t in e:
        print(t[1], end=";")
    for t in e:
        print(t[1], end=";")
    print()
    var it = iter(xs.copy())
    print(next(it), it.__next__())
    for var x in xs^:
        x += 1
        print(x, end=";")
    print()


def main() raises:
    check_itr()
