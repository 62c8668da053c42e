# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A tree of prefixes: many small dictionaries.
from std.time import perf_counter_ns


struct Node(Copyable, Movable):
    var children: Dict[Int, Int]
    var count: Int

    def __init__(out self):
        self.children = Dict[Int, Int]()
        self.count = 0


struct Trie(Movable):
    var nodes: List[Node]

    def __init__(out self):
        self.nodes = List[Node]()
        self.nodes.append(Node())

    def insert(mut self, word: String) raises:
        var at = 0
        for b in word.as_bytes():
            var next = self.nodes[at].children.get(Int(b))
            if next:
                at = next.value()
            else:
                var new = len(self.nodes)
                self.nodes[at].children[Int(b)] = new
                self.nodes.append(Node())
                at = new
        self.nodes[at].count += 1

    def find(self, word: String) -> Int:
        var at = 0
        for b in word.as_bytes():
            var next = self.nodes[at].children.get(Int(b))
            if not next:
                return 0
            at = next.value()
        return self.nodes[at].count


def main() raises:
    var words = List[String]()
    for i in range(20000):
        words.append("w" + String(i * 7919 % 100003) + "x")
    var start = perf_counter_ns()
    var sum = 0
    for _ in range(5):
        var trie = Trie()
        for w in words:
            trie.insert(w)
        for _ in range(3):
            for w in words:
                sum += trie.find(w)
        sum += len(trie.nodes)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
