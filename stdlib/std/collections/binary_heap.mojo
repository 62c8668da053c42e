# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Priority queues."""


struct BinaryHeap[
    T: Copyable & Comparable & Deinitable
](Copyable, Defaultable, Sized):
    """A heap with the largest element on top.

    Parameters:
        T: The type of the elements.
    """

    var _data: List[Self.T]

    def __init__(out self):
        """Builds an empty heap."""
        self._data = List[Self.T]()

    def __init__(out self, *, capacity: Int):
        """Builds an empty heap with room for some elements."""
        self._data = List[Self.T](capacity=capacity)

    def __init__(out self, *, copy: Self):
        """Copies all elements."""
        self._data = copy._data.copy()

    def __len__(self) -> Int:
        """Returns the number of elements."""
        return len(self._data)

    def clear(mut self):
        """Removes all elements."""
        self._data.clear()

    def peek(self) -> ref[self._data] Self.T:
        """Returns the largest element."""
        debug_assert(
            len(self._data) > 0, "BinaryHeap.peek requires a non-empty heap."
        )
        return Pointer(to=self._data.unsafe_get(0)).unsafe_origin_cast[
            origin_of(self._data)
        ]()[]

    def push(mut self, var val: Self.T):
        """Adds an element. O(log n)."""
        self._data.append(val^)
        var at = len(self._data) - 1
        while at > 0:
            var parent = (at - 1) // 2
            if not (self._data.unsafe_get(parent) < self._data.unsafe_get(at)):
                break
            self._data.swap_elements(parent, at)
            at = parent

    def pop(mut self) -> Self.T:
        """Removes and returns the largest element. O(log n)."""
        debug_assert(
            len(self._data) > 0, "BinaryHeap.pop requires a non-empty heap."
        )
        var last = len(self._data) - 1
        self._data.swap_elements(0, last)
        var result = self._data.pop()
        var at = 0
        while True:
            var child = 2 * at + 1
            if child >= last:
                break
            if child + 1 < last and (
                self._data.unsafe_get(child) < self._data.unsafe_get(child + 1)
            ):
                child += 1
            if not (self._data.unsafe_get(at) < self._data.unsafe_get(child)):
                break
            self._data.swap_elements(at, child)
            at = child
        return result^
