# rule: 11/CNT-1, 11/CNT-2, 11/CNT-4
# expect: run
from std.collections import Counter
from std.collections.counter import CountTuple


def check_counter2() raises:
    var c = Counter[String]("a", "b", "a", "c", "a", "b")
    var mc = c.most_common(2)
    print(
        mc[0][0][String],
        mc[0][1][Int],
        len(mc),
        mc[0] < mc[1],
        mc[0] > mc[1],
        mc[0] == mc[0],
    )
    var l: List[Int] = [1, 1, 2]
    var x = Counter[Int](l)
    var y = Counter[Int](1, 3)
    print(x + y, x - y, x & y, x | y)
    x.update(y)
    x.subtract(Counter[Int](2, 2, 2))
    print(x[1], x[2], x[3], -x, +x)
    x += y
    print(x)
    x -= y
    x &= Counter[Int](1)
    x |= Counter[Int](7)
    print(x, x == Counter[Int](7, 1), x != y)
    print(
        x.le(Counter[Int](1, 7)),
        x.lt(Counter[Int](1, 7, 1, 7)),
        x.ge(y),
        x.gt(y),
    )
    x.clear()
    print(x, len(x))
    try:
        _ = x.popitem()
    except e:
        print(e)
    var z = Counter[Int](5)
    var p = z.popitem()
    print(p[0][Int], p[1][Int])


def main() raises:
    check_counter2()
