# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The default hash function, in the manner of Tom Kaitchuck's aHash."""

from std.builtin.traits import Hasher


@always_inline
def _folded_multiply(a: UInt64, b: UInt64) -> UInt64:
    """The low half of the 128-bit product xor its high half."""
    var product = a.cast[DType.uint128]() * b.cast[DType.uint128]()
    return (product ^ (product >> 64)).cast[DType.uint64]()


@always_inline
def _rotate_left(x: UInt64, n: UInt64) -> UInt64:
    """The bits of `x`, rotated."""
    return UInt64(
        mlir_value=__mlir_op.`mojo.simd.fshl`(
            x._mlir_value, x._mlir_value, n._mlir_value
        )
    )


@always_inline
def _word[dtype: DType](p: Pointer[Byte, _]) -> UInt64:
    """A little-endian word at an address, zero-extended."""
    return (
        p.unsafe_bitcast[Scalar[dtype]]()
        .unsafe_load[alignment=1]()
        .cast[DType.uint64]()
    )


struct AHasher[
    key: SIMD[DType.uint64, 4]
](Copyable, Defaultable, Hasher, Movable):
    """A fast hash function that isn't meant for cryptography.

    Parameters:
        key: Varies the function.
    """

    comptime _MULTIPLE = UInt64(6364136223846793005)
    """The multiplier of Knuth's generator."""

    var _buffer: UInt64
    var _pad: UInt64
    var _extra0: UInt64
    var _extra1: UInt64

    @always_inline
    def __init__(out self):
        """Builds the initial state: the key xor digits of pi."""
        self._buffer = Self.key[0] ^ UInt64(0x243F6A8885A308D3)
        self._pad = Self.key[1] ^ UInt64(0x13198A2E03707344)
        self._extra0 = Self.key[2] ^ UInt64(0xA4093822299F31D0)
        self._extra1 = Self.key[3] ^ UInt64(0x082EFA98EC4E6C89)

    @always_inline
    def _update(mut self, x: UInt64):
        """Feeds a word."""
        self._buffer = _folded_multiply(x ^ self._buffer, Self._MULTIPLE)

    @always_inline
    def _large(mut self, x0: UInt64, x1: UInt64):
        """Feeds two words."""
        var mixed = _folded_multiply(x0 ^ self._extra0, x1 ^ self._extra1)
        self._buffer = _rotate_left(
            (self._buffer + self._pad) ^ mixed, UInt64(23)
        )

    def _update_with_bytes(mut self, data: Span[Byte, _]):
        """Feeds bytes.

        Args:
            data: The bytes.
        """
        var p = data.unsafe_ptr()
        var n = len(data)
        self._buffer = (self._buffer + UInt64(n)) * Self._MULTIPLE
        if n > 16:
            var last = p.unsafe_offset(n - 16)
            self._large(
                _word[DType.uint64](last),
                _word[DType.uint64](last.unsafe_offset(8)),
            )
            var at = 0
            while n - at > 16:
                var block = p.unsafe_offset(at)
                self._large(
                    _word[DType.uint64](block),
                    _word[DType.uint64](block.unsafe_offset(8)),
                )
                at += 16
        elif n > 8:
            self._large(
                _word[DType.uint64](p),
                _word[DType.uint64](p.unsafe_offset(n - 8)),
            )
        elif n >= 4:
            self._large(
                _word[DType.uint32](p),
                _word[DType.uint32](p.unsafe_offset(n - 4)),
            )
        elif n >= 2:
            self._large(
                _word[DType.uint16](p),
                _word[DType.uint8](p.unsafe_offset(n - 1)),
            )
        elif n == 1:
            var b = _word[DType.uint8](p)
            self._large(b, b)
        else:
            self._large(UInt64(0), UInt64(0))

    @always_inline
    def _update_with_simd(mut self, value: SIMD[_, _]):
        """Feeds the lanes of a vector.

        Args:
            value: The vector.
        """
        comptime lanes = Int(value.length)
        comptime if value.dtype._bits() <= 64:
            var bits = value.to_bits[DType.uint64]()
            comptime if lanes == 1:
                self._update(bits[0])
            else:
                comptime for i in range(lanes // 2):
                    self._large(bits[2 * i], bits[2 * i + 1])
        else:
            comptime words = value.dtype._bits() // 64
            comptime for i in range(lanes):
                var bits = value[i].to_bits()
                comptime for k in range(words // 2):
                    self._large(
                        (bits >> type_of(bits)(128 * k)).cast[DType.uint64](),
                        (bits >> type_of(bits)(128 * k + 64)).cast[
                            DType.uint64
                        ](),
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
        var rotation = self._buffer & 63
        return _rotate_left(_folded_multiply(self._buffer, self._pad), rotation)
