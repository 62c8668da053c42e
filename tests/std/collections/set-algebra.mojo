# rule: 11/SET-1, 11/SET-2, 11/SET-3
# expect: run
from std.collections import Set

def main() raises:
    var a = Set[Int](3, 1, 2)
    var b: Set[Int] = {2, 5}
    print(a | b, a & b, a - b, a ^ b)
    print(a < (a | b), a <= a, a < a, (a & b).issubset(b), a.isdisjoint({7}))
    a.add(1)
    a.discard(9)
    a.remove(3)
    print(a, len(a), 2 in a, repr(a))
    try:
        a.remove(42)
    except e:
        print(e)
    print(a.pop(), a.pop())
    try:
        _ = a.pop()
    except e:
        print(e)
