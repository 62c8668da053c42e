# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The hash function of Fowler, Noll and Vo."""

from std.builtin.traits import Hasher


struct Fnv1a(Copyable, Defaultable, Hasher, Movable):
    """FNV-1a with 64 bits; the words of vectors are fed whole."""

    var _state: UInt64

    @always_inline
    def __init__(out self):
        """Builds the initial state."""
        self._state = 0xCBF29CE484222325

    @always_inline
    def _step(mut self, x: UInt64):
        """Feeds a byte or word."""
        self._state = (self._state ^ x) * UInt64(0x100000001B3)

    def _update_with_bytes(mut self, data: Span[Byte, _]):
        """Feeds bytes.

        Args:
            data: The bytes.
        """
        for i in range(len(data)):
            self._step(data.unsafe_get(i).cast[DType.uint64]())

    def _update_with_simd(mut self, value: SIMD[_, _]):
        """Feeds the lanes of a vector.

        Args:
            value: The vector.
        """
        comptime lanes = Int(value.length)
        comptime if value.dtype._bits() <= 64:
            var bits = value.to_bits[DType.uint64]()
            comptime for i in range(lanes):
                self._step(bits[i])
        else:
            comptime words = value.dtype._bits() // 64
            comptime for i in range(lanes):
                var bits = value[i].to_bits()
                comptime for k in range(words):
                    self._step(
                        (bits >> type_of(bits)(64 * k)).cast[DType.uint64]()
                    )

    @always_inline
    def update(mut self, value: Some[Hashable]):
        """Feeds a value.

        Args:
            value: The value.
        """
        value.__hash__(self)

    @always_inline
    def finish(var self) -> UInt64:
        """Ends the hashing.

        Returns:
            The hash.
        """
        return self._state
