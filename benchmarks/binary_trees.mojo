# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Builds and counts many binary trees, a node an allocation.
from std.memory import unsafe_alloc
from std.time import perf_counter_ns

comptime Link = Optional[Pointer[Node, MutUntrackedOrigin]]


def tree(depth: Int) -> Link:
    """Returns a new tree that its owner frees."""
    var node = unsafe_alloc[Node](1)
    node.unsafe_write(Node(depth))
    return node


struct Node(Movable):
    var left: Link
    var right: Link

    def __init__(out self, depth: Int):
        if depth == 0:
            self.left = None
            self.right = None
        else:
            self.left = tree(depth - 1)
            self.right = tree(depth - 1)

    def __deinit__(deinit self):
        if self.left:
            self.left.value().unsafe_deinit_pointee()
            self.left.value().unsafe_free()
        if self.right:
            self.right.value().unsafe_deinit_pointee()
            self.right.value().unsafe_free()

    def count(self) -> Int:
        var n = 1
        if self.left:
            n += self.left.value()[].count()
        if self.right:
            n += self.right.value()[].count()
        return n


def run(most: Int) -> Int:
    var sum = 0
    var long_lived = Node(most)
    for depth in range(4, most + 1, 4):
        for _ in range(1 << (most - depth + 4)):
            sum += Node(depth).count()
    return sum + long_lived.count()


def main():
    var start = perf_counter_ns()
    var sum = run(16)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
