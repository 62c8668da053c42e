# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Permutations of offsets that spread accesses over the banks of a memory."""

from layout.int_tuple import IntTuple
from layout.layout import Layout


@fieldwise_init
struct Swizzle(Equatable, ImplicitlyCopyable, Writable):
    """Flips bits of an offset by higher bits of it.

    The `bits` bits from `base` on are combined with those from `base + shift`
    on; a negative `shift` exchanges their roles.
    """

    var bits: Int
    """How many bits are flipped."""
    var base: Int
    """The lowest bit that is flipped."""
    var shift: Int
    """How far the bits that decide lie above."""

    def __call__(self, offset: Int) -> Int:
        """Permutes an offset.

        Args:
            offset: The offset.

        Returns:
            Where its element lies.
        """
        var mask = ((1 << self.bits) - 1) << self.base
        if self.shift >= 0:
            return offset ^ ((offset >> self.shift) & mask)
        return offset ^ ((offset & mask) << -self.shift)

    def __call__[dtype: DType](self, offset: Scalar[dtype]) -> Scalar[dtype]:
        """Permutes an offset.

        Parameters:
            dtype: The type of the offset.

        Args:
            offset: The offset.

        Returns:
            Where its element lies.
        """
        return Scalar[dtype](self(Int(offset)))

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(bits,base,shift)`.

        Args:
            writer: The writer.
        """
        writer.write("(", self.bits, ",", self.base, ",", self.shift, ")")


struct ComposedLayout(Copyable):
    """A layout whose offsets are permuted."""

    var layout: Layout
    """The layout."""
    var swizzle: Swizzle
    """The permutation of its offsets."""

    def __init__(out self, layout: Layout, swizzle: Swizzle):
        """Builds a layout with a permutation of its offsets.

        Args:
            layout: The layout.
            swizzle: The permutation.
        """
        self.layout = layout.copy()
        self.swizzle = swizzle

    def __call__(self, coord: IntTuple) -> Int:
        """The permuted offset of a coordinate.

        Args:
            coord: The coordinate.

        Returns:
            The offset.
        """
        return self.swizzle(self.layout(coord))
