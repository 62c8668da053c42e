# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Random values for property tests."""

from std.random import Random


struct Rng(Movable):
    """Draws values from one stream."""

    var _random: Random[10]
    var _words: SIMD[DType.uint32, 4]
    var _used: Int

    def __init__(out self, seed: Int):
        """Builds the stream of a seed."""
        self._random = Random[10](seed=UInt64(seed))
        self._words = SIMD[DType.uint32, 4](0)
        self._used = 4

    def _word32(mut self) -> UInt64:
        """Returns the next 32 bits."""
        if self._used == 4:
            self._words = self._random.step()
            self._used = 0
        var word = self._words[self._used]
        self._used += 1
        return UInt64(word)

    def _word(mut self) -> UInt64:
        """Returns the next 64 bits."""
        var high = self._word32()
        return (high << 32) | self._word32()

    def _below(mut self, limit: UInt64) -> UInt64:
        """Returns a number below a limit, of which 0 means 2^64."""
        if limit == 0:
            return self._word()
        var threshold = (UInt64(0) - limit) % limit
        while True:
            var word = self._word()
            if word >= threshold:
                return word % limit

    def _unit(mut self) -> Float64:
        """Returns a number from 0 up to, not including, 1."""
        return Float64(self._word() >> 11) * (1.0 / 9007199254740992.0)

    def rand_bool(mut self, *, true_probability: Float64 = 0.5) raises -> Bool:
        """Returns True with some probability."""
        return self._unit() < true_probability

    def rand_uint(
        mut self, *, min: UInt = UInt.MIN, max: UInt = UInt.MAX
    ) raises -> UInt:
        """Returns a number of a range, both ends included.

        Raises:
            When the range is empty.
        """
        if min > max:
            raise Error("invalid min/max")
        return min + UInt(self._below(UInt64(max - min) + 1))

    def rand_int(
        mut self, *, min: Int = Int.MIN, max: Int = Int.MAX
    ) raises -> Int:
        """Returns a number of a range, both ends included.

        Raises:
            When the range is empty.
        """
        if min > max:
            raise Error("invalid min/max")
        return min + Int(self._below(UInt64(max - min) + 1))

    def rand_scalar[
        dtype: DType
    ](
        mut self,
        *,
        min: Scalar[dtype] = Scalar[dtype].MIN_FINITE,
        max: Scalar[dtype] = Scalar[dtype].MAX_FINITE,
    ) raises -> Scalar[dtype]:
        """Returns a number of a range.

        Raises:
            When the range is empty.
        """
        if min > max:
            raise Error("invalid min/max")
        comptime if dtype.is_integral():
            return min + Scalar[dtype](self._below(UInt64(max - min) + 1))
        else:
            var part = Scalar[dtype](self._unit())
            return min * (1 - part) + max * part
