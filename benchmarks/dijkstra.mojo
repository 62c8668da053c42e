# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Shortest ways in a graph, with a binary heap.
from std.time import perf_counter_ns


@fieldwise_init
struct Random(Movable):
    """Numbers that look random (a multiplicative shift register)."""

    var state: UInt64

    def next(mut self) -> UInt64:
        self.state ^= self.state << 13
        self.state ^= self.state >> 7
        self.state ^= self.state << 17
        return self.state


@fieldwise_init
struct Edge(Copyable, Movable):
    var target: Int
    var weight: Int


@fieldwise_init
struct Item(Copyable, Movable):
    var distance: Int
    var node: Int


struct Heap:
    var items: List[Item]

    def __init__(out self):
        self.items = []

    def push(mut self, item: Item):
        var at = len(self.items)
        self.items.append(item.copy())
        while at > 0:
            var parent = (at - 1) // 2
            if self.items[parent].distance <= self.items[at].distance:
                break
            self.items.swap_elements(parent, at)
            at = parent

    def pop(mut self) -> Item:
        self.items.swap_elements(0, len(self.items) - 1)
        var result = self.items.pop()
        var at = 0
        while True:
            var child = 2 * at + 1
            if child >= len(self.items):
                break
            if (
                child + 1 < len(self.items)
                and self.items[child + 1].distance < self.items[child].distance
            ):
                child += 1
            if self.items[at].distance <= self.items[child].distance:
                break
            self.items.swap_elements(at, child)
            at = child
        return result^


def shortest(graph: List[List[Edge]], source: Int) -> Int:
    var distances = List[Int](length=len(graph), fill=Int.MAX)
    distances[source] = 0
    var heap = Heap()
    heap.push(Item(0, source))
    while len(heap.items) > 0:
        var item = heap.pop()
        if item.distance > distances[item.node]:
            continue
        for edge in graph[item.node]:
            var distance = item.distance + edge.weight
            if distance < distances[edge.target]:
                distances[edge.target] = distance
                heap.push(Item(distance, edge.target))
    var sum = 0
    for distance in distances:
        if distance < Int.MAX:
            sum += distance
    return sum


def main():
    var nodes = 20_000
    var random = Random(88172645463325252)
    var graph = List[List[Edge]]()
    for _ in range(nodes):
        var edges = List[Edge]()
        for _ in range(8):
            edges.append(
                Edge(
                    Int(random.next() % UInt64(nodes)),
                    Int(random.next() % 1000) + 1,
                )
            )
        graph.append(edges^)
    var start = perf_counter_ns()
    var sum = 0
    for source in range(40):
        sum += shortest(graph, source * 31)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
