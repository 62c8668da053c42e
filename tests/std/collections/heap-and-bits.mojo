# rule: 11/BHP-1, 11/BST-1, 11/BST-2
# expect: run
from std.collections import BinaryHeap, BitSet

def main():
    var h = BinaryHeap[Int]()
    for x in [5, 1, 9, 3, 7, 9]:
        h.push(x)
    print(len(h), h.peek())
    while len(h) > 0:
        print(h.pop(), end=" ")
    print()
    var s = BitSet[100]()
    s.set(1)
    s.set(99)
    s.toggle(64)
    print(s, len(s), s.test(64), s.test(2), Bool(s))
    s.clear(1)
    var t = BitSet[100]()
    t.set_all()
    print(s.union(t).__len__(), s.intersection(t), t.difference(s).__len__(), repr(s))
