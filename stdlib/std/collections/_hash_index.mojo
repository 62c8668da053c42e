# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The index of hash tables that keep the order of insertion."""

from std.memory import Layout, alloc, unsafe_memset_zero
from std.memory.pointer import Pointer

comptime _DELETED: UInt64 = 0xFFFFFFFF


comptime _SPARSE = 1 << 16
"""Up to so many slots, fewer collisions are worth more than less memory."""


def most_entries(slots: Int) -> Int:
    """Returns how many slots of an index may be in use."""
    return slots // 2 if slots <= _SPARSE else slots // 4 * 3


struct HashIndex(Movable):
    """Slots from hashes to positions of entries, probed linearly.

    A slot holds the upper half of the hash and the position of the entry plus
    one, so most other entries are told apart without a look at them. 0 is an
    empty slot; `most_entries` says how many are in use at most.
    """

    var _slots: Pointer[UInt64, MutUntrackedOrigin]
    var _capacity: Int
    var _free: Int
    """How many more slots may be used; negative without slots."""

    @always_inline
    def __init__(out self):
        """Builds an index without slots."""
        self._slots = Pointer[UInt64, MutUntrackedOrigin].unsafe_dangling()
        self._capacity = 0
        self._free = -1

    @always_inline
    def __deinit__(deinit self):
        """Frees the slots."""
        if self._capacity > 0:
            self._slots.unsafe_free()

    @no_inline
    def reset(mut self, capacity: Int):
        """Makes an empty index with a power of two of slots."""
        if self._capacity != capacity:
            if self._capacity > 0:
                self._slots.unsafe_free()
            self._slots = alloc(Layout[UInt64](count=capacity)).unsafe_leak()
            self._capacity = capacity
        unsafe_memset_zero(self._slots, capacity)
        self._free = most_entries(capacity)

    @always_inline
    def needs_room(self) -> Bool:
        """Whether one more entry would exceed the maximum load. An index
        without slots is never full."""
        return self._free == 0

    @always_inline
    def first_slot(self, hash: UInt64) -> Int:
        """Returns the slot where the search for a hash starts."""
        return Int(hash & UInt64(self._capacity - 1))

    @always_inline
    def next_slot(self, slot: Int) -> Int:
        """Returns the slot after another one."""
        return (slot + 1) & (self._capacity - 1)

    @always_inline
    def slot(self, at: Int) -> UInt64:
        """Returns the content of a slot."""
        return self._slots[unsafe_offset=at]

    def insert(mut self, hash: UInt64, position: Int):
        """Enters an entry that isn't in the index; there must be room."""
        var at = self.first_slot(hash)
        var content = self.slot(at)
        while content != 0 and content & _DELETED != _DELETED:
            at = self.next_slot(at)
            content = self.slot(at)
        if content == 0:
            self._free -= 1
        self._slots[unsafe_offset=at] = (hash & 0xFFFFFFFF00000000) | UInt64(
            position + 1
        )

    def erase(mut self, hash: UInt64, position: Int):
        """Marks the slot of an entry as deleted."""
        var at = self.first_slot(hash)
        while self.slot(at) & 0xFFFFFFFF != UInt64(position + 1):
            at = self.next_slot(at)
        self._slots[unsafe_offset=at] = _DELETED
