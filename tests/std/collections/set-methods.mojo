# rule: 11/SET-4
# expect: run
from std.collections import Set


def check_set() raises:
    var a = {3, 1, 2}
    print(
        a,
        len(a),
        1 in a,
        Bool(a),
        Set[Int](1, 1, 2),
        Set[Int]([5, 5]),
        Set[Int](),
        Set(copy=a),
    )
    a.add(1)
    a.add(9)
    print(a.insert(9), a.insert(10))
    a.remove(3)
    a.discard(77)
    print(a.pop(), a)
    try:
        a.remove(100)
    except e:
        print(e)
    a.clear()
    try:
        _ = a.pop()
    except e:
        print(e)
    var x = {1, 2, 3}
    var y = {4, 3, 2}
    print(
        x.union(y),
        x.intersection(y),
        x.difference(y),
        x.symmetric_difference(y),
    )
    print(x | y, x & y, x - y, x ^ y)
    print(
        x.issubset({1, 2, 3, 4}),
        x.issuperset({1}),
        x.isdisjoint({8}),
        x <= x,
        x < x,
        x < {1, 2, 3, 4},
        x >= {1},
        x > {1},
        x == {3, 2, 1},
        x != y,
    )
    var z = x.copy()
    z |= y
    print(z)
    z &= {1, 4}
    print(z)
    z -= {1}
    print(z)
    z ^= {5}
    print(z)
    z.update({7})
    z.intersection_update({7, 4})
    z.difference_update({4})
    z.symmetric_difference_update({8})
    print(z)
    print(hash({1, 2}) == hash({2, 1}))
    for e in x:
        print(e, end=" ")
    for e in x^:
        print(e, end=" ")
    print()
    var e: Set[String] = {}
    print(e)
    var so: Set[Set[Int]] = {{1}, {1}, {2}}
    print(so)


def main() raises:
    check_set()
