# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Shortest paths with Dijkstra's algorithm and a binary heap, on a small road map and on a grid of a million squares."""


trait Ordered(Copyable, Deinitable):
    """What a priority queue asks of its elements."""

    def __lt__(self, other: Self) -> Bool:
        ...


struct PriorityQueue[T: Ordered](Sized):
    """A binary heap whose smallest element comes out first.

    Parameters:
        T: The type of the elements.
    """

    var heap: List[Self.T]

    def __init__(out self):
        self.heap = []

    def __len__(self) -> Int:
        return len(self.heap)

    def push(mut self, var item: Self.T):
        """Adds an element in logarithmic time."""
        self.heap.append(item^)
        var at = len(self.heap) - 1
        while at > 0:
            var parent = (at - 1) // 2
            if not (self.heap[at] < self.heap[parent]):
                break
            self.heap.swap_elements(at, parent)
            at = parent

    def pop(mut self) -> Self.T:
        """Removes the smallest element in logarithmic time; the queue must not be empty."""
        self.heap.swap_elements(0, len(self.heap) - 1)
        var result = self.heap.pop()
        var at = 0
        while True:
            var child = 2 * at + 1
            if child >= len(self.heap):
                break
            if child + 1 < len(self.heap) and self.heap[child + 1] < self.heap[
                child
            ]:
                child += 1
            if not (self.heap[child] < self.heap[at]):
                break
            self.heap.swap_elements(at, child)
            at = child
        return result^


@fieldwise_init
struct Visit(ImplicitlyCopyable, Ordered):
    """A node and how far it is from the start."""

    var distance: Int
    var node: Int

    def __lt__(self, other: Self) -> Bool:
        return self.distance < other.distance


@fieldwise_init
struct Edge(ImplicitlyCopyable):
    """A road to `target`."""

    var target: Int
    var length: Int


struct Graph:
    """Nodes with names and roads in both directions."""

    var names: List[String]
    var index: Dict[String, Int]
    var edges: List[List[Edge]]

    def __init__(out self):
        self.names = []
        self.index = {}
        self.edges = []

    def node(mut self, name: StringSlice) -> Int:
        """Returns the number of the node `name`, which is made if it isn't there."""
        var key = String(name)
        var found = self.index.get(key)
        if found:
            return found.value()
        self.names.append(key)
        self.edges.append([])
        self.index[key^] = len(self.names) - 1
        return len(self.names) - 1

    def connect(mut self, a: StringSlice, b: StringSlice, length: Int):
        var i = self.node(a)
        var j = self.node(b)
        self.edges[i].append(Edge(j, length))
        self.edges[j].append(Edge(i, length))


@fieldwise_init
struct Path(Movable):
    """A way through a graph."""

    var length: Int
    var nodes: List[Int]


def shortest_path(graph: Graph, start: Int, goal: Int) -> Optional[Path]:
    """Returns the shortest path from `start` to `goal`, or None if there is no path."""
    var distance = List[Int](length=len(graph.names), fill=Int.MAX)
    var before = List[Int](length=len(graph.names), fill=-1)
    var queue = PriorityQueue[Visit]()
    distance[start] = 0
    queue.push(Visit(0, start))
    while len(queue) > 0:
        var here = queue.pop()
        if here.node == goal:
            break
        if here.distance > distance[here.node]:
            continue
        for edge in graph.edges[here.node]:
            var there = here.distance + edge.length
            if there < distance[edge.target]:
                distance[edge.target] = there
                before[edge.target] = here.node
                queue.push(Visit(there, edge.target))
    if distance[goal] == Int.MAX:
        return None
    var path: List[Int] = [goal]
    var node = goal
    while node != start:
        node = before[node]
        path.append(node)
    path.reverse()
    return Path(distance[goal], path^)


def cheapest_way(size: Int) -> Int:
    """Crosses a square grid from corner to corner; entering a square costs 1 to 9, as a small hash of its place says."""
    var cost = List[Int](capacity=size * size)
    for i in range(size * size):
        cost.append(((i * 2654435761) >> 7) % 9 + 1)
    var distance = List[Int](length=size * size, fill=Int.MAX)
    var queue = PriorityQueue[Visit]()
    distance[0] = 0
    queue.push(Visit(0, 0))
    while len(queue) > 0:
        var here = queue.pop()
        if here.node == size * size - 1:
            return here.distance
        if here.distance > distance[here.node]:
            continue
        var row, column = divmod(here.node, size)
        for step in [(0, 1), (1, 0), (0, -1), (-1, 0)]:
            var r = row + step[0]
            var c = column + step[1]
            if r < 0 or c < 0 or r >= size or c >= size:
                continue
            var next = r * size + c
            var there = here.distance + cost[next]
            if there < distance[next]:
                distance[next] = there
                queue.push(Visit(there, next))
    return -1


def main() raises:
    var map = Graph()
    map.connect("Aachen", "Bonn", 91)
    map.connect("Aachen", "Cologne", 71)
    map.connect("Bonn", "Cologne", 28)
    map.connect("Cologne", "Dortmund", 95)
    map.connect("Bonn", "Frankfurt", 175)
    map.connect("Dortmund", "Frankfurt", 220)
    map.connect("Frankfurt", "Wuerzburg", 119)
    _ = map.node("Helgoland")
    for goal in ["Dortmund", "Wuerzburg", "Helgoland"]:
        var path = shortest_path(map, map.index["Aachen"], map.index[goal])
        if not path:
            print("no way to", goal)
            continue
        var names = [map.names[node] for node in path.value().nodes]
        print(t"{path.value().length} km: {' - '.join(names)}")
    print("grid:", cheapest_way(1000))
