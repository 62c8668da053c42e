# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Sets of small integers, a bit for each."""

from std.bit import pop_count


struct BitSet[size: Int](Boolable, Copyable, Defaultable, Sized, Writable):
    """A set of integers from 0 to `size - 1`.

    Parameters:
        size: The number of bits.
    """

    comptime _words = max((Self.size + 63) // 64, 1)

    var _data: Array[UInt64, Self._words]

    def __init__(out self):
        """Builds an empty set."""
        self._data = Array[UInt64, Self._words](fill=0)

    def __init__(init: SIMD[DType.bool, _], out self: BitSet[Int(init.length)]):
        """Builds the set of the lanes that are true."""
        self = BitSet[Int(init.length)]()
        for i in range(Int(init.length)):
            if init[i]:
                self.set(i)

    def __init__(out self, *, resized_from: BitSet[_]):
        """Builds a set with the elements of one of another size."""
        self = Self()
        for i in range(resized_from.size):
            if resized_from.test(i):
                debug_assert(i < Self.size, "Cast would truncate set bits.")
                if i < Self.size:
                    self.set(i)

    def __init__(out self, *, resized_from: BitSet[_], truncate_set_bits: ()):
        """Builds a set with the elements of one of another size that fit."""
        self = Self()
        for i in range(min(resized_from.size, Self.size)):
            if resized_from.test(i):
                self.set(i)

    def __init__(out self, *, copy: Self):
        """Copies all elements."""
        self._data = copy._data.copy()

    @always_inline
    def _word(ref self, idx: Int) -> ref[self._data] UInt64:
        """Returns the word of a bit."""
        return self._data.unsafe_get(idx >> 6)

    @always_inline
    def set(mut self, idx: Int):
        """Adds an integer."""
        debug_assert(
            idx >= 0 and idx < Self.size,
            "BitSet index out of bounds when setting bit: ",
            idx,
            " >= ",
            Self.size,
        )
        self._data.unsafe_get(idx >> 6) |= UInt64(1) << UInt64(idx & 63)

    @always_inline
    def clear(mut self, idx: Int):
        """Removes an integer."""
        debug_assert(
            idx >= 0 and idx < Self.size,
            "BitSet index out of bounds when clearing bit: ",
            idx,
            " >= ",
            Self.size,
        )
        self._data.unsafe_get(idx >> 6) &= ~(UInt64(1) << UInt64(idx & 63))

    @always_inline
    def toggle(mut self, idx: Int):
        """Adds or removes an integer."""
        debug_assert(
            idx >= 0 and idx < Self.size,
            "BitSet index out of bounds when toggling bit: ",
            idx,
            " >= ",
            Self.size,
        )
        self._data.unsafe_get(idx >> 6) ^= UInt64(1) << UInt64(idx & 63)

    @always_inline
    def test(self, idx: Int) -> Bool:
        """Whether an integer is in the set."""
        debug_assert(
            idx >= 0 and idx < Self.size,
            "BitSet index out of bounds when testing bit: ",
            idx,
            " >= ",
            Self.size,
        )
        return (self._data.unsafe_get(idx >> 6) >> UInt64(idx & 63)) & 1 != 0

    def test_range[
        bit_value: Bool, *, lo: Int = 0, hi: Int = Self.size
    ](self) -> Bool:
        """Whether all bits of a range have a value."""
        for i in range(lo, hi):
            if self.test(i) != bit_value:
                return False
        return True

    def _mask_end(mut self):
        """Clears the bits beyond the size."""
        comptime if Self.size % 64 != 0:
            self._data.unsafe_get(Self._words - 1) &= (
                UInt64(1) << UInt64(Self.size % 64)
            ) - 1

    def set_all(mut self):
        """Adds all integers."""
        for i in range(Self._words):
            self._data.unsafe_ptr()[unsafe_offset=i] = UInt64.MAX
        self._mask_end()

    def clear_all(mut self):
        """Removes all integers."""
        for i in range(Self._words):
            self._data.unsafe_ptr()[unsafe_offset=i] = 0

    def toggle_all(mut self):
        """Replaces the set by its complement."""
        for i in range(Self._words):
            self._data.unsafe_ptr()[unsafe_offset=i] = ~self._data.unsafe_get(i)
        self._mask_end()

    def union(self, other: Self) -> Self:
        """Returns the elements of either set."""
        var result = self.copy()
        for i in range(Self._words):
            result._data.unsafe_get(i) |= other._data.unsafe_get(i)
        return result^

    def intersection(self, other: Self) -> Self:
        """Returns the elements of both sets."""
        var result = self.copy()
        for i in range(Self._words):
            result._data.unsafe_get(i) &= other._data.unsafe_get(i)
        return result^

    def difference(self, other: Self) -> Self:
        """Returns the elements that aren't in the other set."""
        var result = self.copy()
        for i in range(Self._words):
            result._data.unsafe_get(i) &= ~other._data.unsafe_get(i)
        return result^

    def __len__(self) -> Int:
        """Returns the number of elements."""
        var count = 0
        for i in range(Self._words):
            count += Int(pop_count(self._data.unsafe_get(i)))
        return count

    def __bool__(self) -> Bool:
        """Whether there is an element."""
        for i in range(Self._words):
            if self._data.unsafe_get(i) != 0:
                return True
        return False

    def write_to(self, mut writer: Some[Writer]):
        """Writes `{a, b}`, ascending."""
        writer.write_string("{")
        var first = True
        for i in range(Self.size):
            if self.test(i):
                if not first:
                    writer.write_string(", ")
                first = False
                i.write_to(writer)
        writer.write_string("}")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `BitSet[size]({a, b})`."""
        writer.write_string("BitSet[")
        Int(Self.size).write_to(writer)
        writer.write_string("](")
        self.write_to(writer)
        writer.write_string(")")
