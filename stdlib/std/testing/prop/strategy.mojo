# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Where property tests get their values from."""

from std.testing.prop.random import Rng


trait Strategy(Deinitable, Movable):
    """A source of values."""

    comptime Value: Copyable & Deinitable
    """The type of the values."""

    def value(mut self, mut rng: Rng) raises -> Self.Value:
        """Returns the next value."""
        ...


def _check_lengths(min_len: Int, max_len: Int, what: StaticString) raises:
    """Raises when a range of lengths makes no sense."""
    if min_len < 0 or min_len > max_len:
        raise Error("Invalid min/max for ", what, " length")


def _length(mut rng: Rng, min_len: Int, max_len: Int) raises -> Int:
    """Returns a length of at most 100, or the least one."""
    return rng.rand_int(min=min_len, max=max(min(max_len, 100), min_len))


@fieldwise_init
struct _ScalarStrategy[dtype: DType, length: SIMDLength](Copyable, Strategy):
    """Vectors of numbers of a range."""

    comptime Value = SIMD[Self.dtype, Self.length]
    """The type of the values."""

    var _min: Scalar[Self.dtype]
    var _max: Scalar[Self.dtype]

    def value(mut self, mut rng: Rng) raises -> Self.Value:
        """Returns the next vector."""
        var result = Self.Value(0)
        for i in range(Int(Self.length)):
            result[i] = rng.rand_scalar[Self.dtype](
                min=self._min, max=self._max
            )
        return result


@fieldwise_init
struct _ListStrategy[S: Strategy](Strategy):
    """Lists of values of another strategy."""

    comptime Value = List[Self.S.Value]
    """The type of the values."""

    var _elements: Self.S
    var _min_len: Int
    var _max_len: Int

    def value(mut self, mut rng: Rng) raises -> Self.Value:
        """Returns the next list."""
        var result = Self.Value()
        for _ in range(_length(rng, self._min_len, self._max_len)):
            result.append(self._elements.value(rng))
        return result^


@fieldwise_init
struct _CodepointStrategy(Copyable, Strategy):
    """Codepoints, by default ASCII."""

    comptime Value = Codepoint
    """The type of the values."""

    var _unicode: Bool
    var _only_printable: Bool

    def value(mut self, mut rng: Rng) raises -> Codepoint:
        """Returns the next codepoint."""
        while True:
            var code = 0
            if self._unicode and rng.rand_bool():
                code = rng.rand_int(min=0, max=0x10FFFF)
            elif self._only_printable:
                code = rng.rand_int(min=0x20, max=0x7E)
            else:
                code = rng.rand_int(min=0, max=0x7F)
            var codepoint = Codepoint.from_u32(UInt32(code))
            if codepoint:
                return codepoint.value()


@fieldwise_init
struct _StringStrategy(Copyable, Strategy):
    """Texts of codepoints."""

    comptime Value = String
    """The type of the values."""

    var _codepoints: _CodepointStrategy
    var _min_len: Int
    var _max_len: Int

    def value(mut self, mut rng: Rng) raises -> String:
        """Returns the next text."""
        var result = String()
        for _ in range(_length(rng, self._min_len, self._max_len)):
            result.append(self._codepoints.value(rng))
        return result^
