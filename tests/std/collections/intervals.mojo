# rule: 11/ITV-2, 11/ITV-3
# expect: run
from std.collections.interval import Interval, IntervalTree, IntervalElement


def check_itv() raises:
    var a = Interval(1, 5)
    var b = Interval((3, 9))
    print(
        a,
        a.start,
        a.end,
        a.overlaps(b),
        a.union(b),
        a.intersection(b),
        len(a),
        Bool(a),
        Bool(Interval(2, 2)),
    )
    print(
        3 in a,
        5 in a,
        Interval(2, 3) in a,
        Interval(2, 7) in a,
        a == Interval(1, 5),
        a != b,
    )
    print(a < b, a <= b, a > b, a >= b, Interval(1, 2).overlaps(Interval(2, 3)))
    print(Interval(1.5, 2.5), repr(a))
    var t = IntervalTree[Int, String]()
    print(t, end="|")
    print()
    t.insert((1, 5), "a")
    t.insert(Interval(3, 9), "b")
    t.insert((20, 30), "c")
    t.insert((0, 2), "d")
    var r = t.search((4, 6))
    sort(r)
    print(r, t.depth())
    print(t, end="")


def main() raises:
    check_itv()
