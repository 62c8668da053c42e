# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A binary heap of small structs in a list.
from std.time import perf_counter_ns


@fieldwise_init
struct Item(Copyable, Movable):
    var priority: Float64
    var id: Int


struct Heap:
    var items: List[Item]

    def __init__(out self):
        self.items = List[Item]()

    def push(mut self, var item: Item):
        self.items.append(item^)
        var i = len(self.items) - 1
        while i > 0:
            var parent = (i - 1) // 2
            if self.items[parent].priority <= self.items[i].priority:
                break
            self.items.swap_elements(parent, i)
            i = parent

    def pop(mut self) -> Item:
        var last = len(self.items) - 1
        self.items.swap_elements(0, last)
        var top = self.items.pop()
        var i = 0
        var n = len(self.items)
        while True:
            var l = 2 * i + 1
            if l >= n:
                break
            var r = l + 1
            var c = (
                r
                if r < n and self.items[r].priority < self.items[l].priority
                else l
            )
            if self.items[i].priority <= self.items[c].priority:
                break
            self.items.swap_elements(i, c)
            i = c
        return top^


def main():
    var start = perf_counter_ns()
    var sum = 0
    var s = UInt64(3)
    for _ in range(5):
        var h = Heap()
        for i in range(100000):
            s = s * 6364136223846793005 + 1442695040888963407
            h.push(Item(Float64(s >> 40), i))
            if i % 3 == 2:
                sum += h.pop().id
        while len(h.items) > 0:
            sum = (sum * 31 + h.pop().id) & 0xFFFFFFFF
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
