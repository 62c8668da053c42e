# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Intervals and a tree that finds those that overlap."""

from std.collections._interval_element import IntervalElement


struct Interval[
    T: IntervalElement
](Boolable, Equatable, ImplicitlyCopyable, Sized, Writable):
    """The values from `start` up to, not including, `end`.

    Parameters:
        T: The type of the bounds.
    """

    var start: Self.T
    """The first value."""
    var end: Self.T
    """The value after the last."""

    def __init__(out self, start: Self.T, end: Self.T):
        """Builds an interval of its bounds."""
        debug_assert(
            start <= end, "invalid interval '(", start, ", ", end, ")'"
        )
        self.start = start.copy()
        self.end = end.copy()

    def __init__(out self, interval: Tuple[Self.T, Self.T], /):
        """Builds an interval of a pair of bounds."""
        self.start = interval[0].copy()
        self.end = interval[1].copy()

    def __init__(out self, *, copy: Self):
        """Copies the bounds."""
        self.start = copy.start.copy()
        self.end = copy.end.copy()

    def overlaps(self, other: Self) -> Bool:
        """Whether a value is in both; touching ends don't count."""
        return self.start < other.end and other.start < self.end

    def union(self, other: Self) -> Self:
        """Returns the interval of the values of either one."""
        debug_assert(
            self.overlaps(other), "intervals do not overlap: ", self, other
        )
        return Self(
            self.start if self.start < other.start else other.start,
            other.end if self.end < other.end else self.end,
        )

    def intersection(self, other: Self) -> Self:
        """Returns the interval of the values of both."""
        debug_assert(
            self.overlaps(other), "intervals do not overlap: ", self, other
        )
        return Self(
            other.start if self.start < other.start else self.start,
            self.end if self.end < other.end else other.end,
        )

    def __contains__(self, other: Self.T) -> Bool:
        """Whether a value is in the interval."""
        return self.start <= other and other < self.end

    def __contains__(self, other: Self) -> Bool:
        """Whether all values of another interval are in this one."""
        return self.start <= other.start and other.end <= self.end

    def __eq__(self, other: Self) -> Bool:
        """Whether the bounds are equal."""
        return self.start == other.start and self.end == other.end

    def __lt__(self, other: Self) -> Bool:
        """Whether this interval starts earlier."""
        return self.start < other.start

    def __le__(self, other: Self) -> Bool:
        """Whether this interval doesn't start later."""
        return self.start <= other.start

    def __gt__(self, other: Self) -> Bool:
        """Whether this interval ends later."""
        return self.end > other.end

    def __ge__(self, other: Self) -> Bool:
        """Whether this interval doesn't end earlier."""
        return self.end >= other.end

    def __len__(self) -> Int:
        """Returns the distance of the bounds."""
        debug_assert(Bool(self), "interval is empty")
        return (self.end - self.start).__int__()

    def __bool__(self) -> Bool:
        """Whether there is a value in the interval."""
        return self.start < self.end

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(start, end)`."""
        writer.write_string("(")
        self.start.write_to(writer)
        writer.write_string(", ")
        self.end.write_to(writer)
        writer.write_string(")")


struct _IntervalNode[
    T: IntervalElement, U: Copyable & Comparable & Deinitable & Writable
](Copyable):
    """A node of an interval tree; neighbours are indices, -1 for none."""

    var interval: Interval[Self.T]
    var data: Self.U
    var max_end: Self.T
    var parent: Int
    var left: Int
    var right: Int
    var is_red: Bool

    def __init__(out self, interval: Interval[Self.T], var data: Self.U):
        """Builds a red node without neighbours."""
        self.interval = interval
        self.max_end = interval.end.copy()
        self.data = data^
        self.parent = -1
        self.left = -1
        self.right = -1
        self.is_red = True


struct IntervalTree[
    T: IntervalElement, U: Copyable & Comparable & Deinitable & Writable
](Defaultable, Writable):
    """Data by interval, in a red-black tree that knows the greatest end below
    each node.

    Parameters:
        T: The type of the bounds.
        U: The type of the data.
    """

    var _nodes: List[_IntervalNode[Self.T, Self.U]]
    var _root: Int

    def __init__(out self):
        """Builds an empty tree."""
        self._nodes = List[_IntervalNode[Self.T, Self.U]]()
        self._root = -1

    def _update(mut self, at: Int):
        """Computes the greatest end below a node."""
        var end = self._nodes[at].interval.end.copy()
        var left = self._nodes[at].left
        var right = self._nodes[at].right
        if left >= 0 and end < self._nodes[left].max_end:
            end = self._nodes[left].max_end.copy()
        if right >= 0 and end < self._nodes[right].max_end:
            end = self._nodes[right].max_end.copy()
        self._nodes[at].max_end = end^

    def _replace_child(mut self, parent: Int, old: Int, new: Int):
        """Makes a node the child of another one in place of a third."""
        if parent < 0:
            self._root = new
        elif self._nodes[parent].left == old:
            self._nodes[parent].left = new
        else:
            self._nodes[parent].right = new
        if new >= 0:
            self._nodes[new].parent = parent

    def _rotate(mut self, at: Int, to_left: Bool):
        """Moves a node below one of its children."""
        var child = self._nodes[at].right if to_left else self._nodes[at].left
        var parent = self._nodes[at].parent
        self._replace_child(parent, at, child)
        var inner = (
            self._nodes[child].left if to_left else self._nodes[child].right
        )
        if to_left:
            self._nodes[at].right = inner
            self._nodes[child].left = at
        else:
            self._nodes[at].left = inner
            self._nodes[child].right = at
        if inner >= 0:
            self._nodes[inner].parent = at
        self._nodes[at].parent = child
        self._update(at)
        self._update(child)

    def insert(mut self, interval: Tuple[Self.T, Self.T], data: Self.U):
        """Adds data for an interval."""
        self.insert(Interval[Self.T](interval), data)

    def insert(mut self, interval: Interval[Self.T], data: Self.U):
        """Adds data for an interval."""
        var at = len(self._nodes)
        self._nodes.append(_IntervalNode[Self.T, Self.U](interval, data.copy()))
        var parent = -1
        var next = self._root
        var is_left = False
        while next >= 0:
            parent = next
            is_left = interval < self._nodes[next].interval
            next = (
                self._nodes[next].left if is_left else self._nodes[next].right
            )
        self._nodes[at].parent = parent
        if parent < 0:
            self._root = at
        elif is_left:
            self._nodes[parent].left = at
        else:
            self._nodes[parent].right = at
        var above = parent
        while above >= 0:
            self._update(above)
            above = self._nodes[above].parent
        self._balance(at)

    def _balance(mut self, start: Int):
        """Restores the rules of red-black trees above a new node."""
        var at = start
        while True:
            var parent = self._nodes[at].parent
            if parent < 0 or not self._nodes[parent].is_red:
                break
            var grand = self._nodes[parent].parent
            var parent_is_left = self._nodes[grand].left == parent
            var uncle = (
                self._nodes[grand].right
                if parent_is_left
                else self._nodes[grand].left
            )
            if uncle >= 0 and self._nodes[uncle].is_red:
                self._nodes[parent].is_red = False
                self._nodes[uncle].is_red = False
                self._nodes[grand].is_red = True
                at = grand
                continue
            var is_inner = (self._nodes[parent].left == at) != parent_is_left
            if is_inner:
                self._rotate(parent, parent_is_left)
                parent = at
            self._nodes[parent].is_red = False
            self._nodes[grand].is_red = True
            self._rotate(grand, not parent_is_left)
            break
        self._nodes[self._root].is_red = False

    def search(self, interval: Tuple[Self.T, Self.T]) raises -> List[Self.U]:
        """Returns the data of all intervals that overlap one."""
        return self.search(Interval[Self.T](interval))

    def search(self, interval: Interval[Self.T]) raises -> List[Self.U]:
        """Returns the data of all intervals that overlap one."""
        var result = List[Self.U]()
        var waiting = List[Int]()
        if self._root >= 0:
            waiting.append(self._root)
        while len(waiting) > 0:
            var at = waiting.pop()
            ref node = self._nodes[at]
            if node.interval.overlaps(interval):
                result.append(node.data.copy())
            if node.left >= 0 and (
                interval.start < self._nodes[node.left].max_end
            ):
                waiting.append(node.left)
            if node.right >= 0:
                waiting.append(node.right)
        return result^

    def depth(self) -> Int:
        """Returns the number of nodes on the longest way from the root."""
        return self._depth(self._root)

    def _depth(self, at: Int) -> Int:
        """Returns the number of nodes on the longest way from a node."""
        if at < 0:
            return 0
        return 1 + max(
            self._depth(self._nodes[at].left),
            self._depth(self._nodes[at].right),
        )

    def write_to(self, mut writer: Some[Writer]):
        """Draws one line for each node."""
        self._draw(writer, String(), self._root, True)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Draws one line for each node."""
        self.write_to(writer)

    def _draw[
        W: Writer, //
    ](self, mut writer: W, indent: String, at: Int, is_last: Bool):
        """Draws a node and what is below it."""
        if at < 0:
            return
        writer.write_string(indent)
        var below = indent
        if is_last:
            writer.write_string("├─")
            below += "  "
        else:
            writer.write_string("└─")
            below += "| "
        ref node = self._nodes[at]
        node.interval.write_to(writer)
        writer.write_string("=")
        node.data.write_to(writer)
        writer.write_string("\n")
        self._draw(writer, below, node.left, False)
        self._draw(writer, below, node.right, True)
