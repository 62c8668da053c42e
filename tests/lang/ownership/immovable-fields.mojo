# rule: 03/SYN-9, 05/OWN-4, 05/DST-32
# expect: run
from std.atomic import Atomic


struct Pinned(Movable where False):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n


struct Holder(Movable where False):
    var size: Int
    var pinned: Pinned
    var hits: Atomic[DType.int64]

    def __init__(out self, n: Int):
        # Built where they stand: nothing is moved.
        self.size = n
        self.pinned = Pinned(n * 2)
        self.hits = Atomic(Int64(1))


struct Outer(Movable where False):
    var holder: Holder

    def __init__(out self):
        self.holder = Holder(4)


def main():
    var outer = Outer()
    outer.holder.hits += 2
    outer.holder.pinned.n += 1
    print(outer.holder.size, outer.holder.pinned.n, outer.holder.hits.load())
