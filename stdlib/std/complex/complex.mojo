# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Complex numbers."""

from std.math import cos, hypot, sin
from std.math import exp
from std.math._elementary import _Expable

comptime ComplexScalar = ComplexSIMD[_, length=1]
"""One complex number."""

comptime ComplexFloat32 = ComplexSIMD[DType.float32, 1]
"""A complex number of two `Float32`."""

comptime ComplexFloat64 = ComplexSIMD[DType.float64, 1]
"""A complex number of two `Float64`."""


struct ComplexSIMD[
    dtype: DType, length: SIMDLength
](Equatable, TrivialRegisterPassable, Writable, _Expable):
    """A vector of complex numbers.

    Parameters:
        dtype: The type of the parts.
        length: The number of lanes.
    """

    comptime element_type = SIMD[Self.dtype, Self.length]
    """The type of either part."""

    comptime type = Self.dtype
    """The element type."""

    var re: SIMD[Self.dtype, Self.length]
    """The real parts."""

    var im: SIMD[Self.dtype, Self.length]
    """The imaginary parts."""

    @always_inline
    def __init__(out self, re: Self.element_type, im: Self.element_type = 0):
        """Builds a number from its parts.

        Args:
            re: The real parts.
            im: The imaginary parts.
        """
        self.re = re
        self.im = im

    @always_inline
    def __init__(
        out self, *, from_interleaved: SIMD[Self.dtype, 2 * Self.length]
    ):
        """Builds numbers from parts that alternate.

        Args:
            from_interleaved: The parts, a real one first.
        """
        self.re = 0
        self.im = 0
        comptime for i in range(Int(Self.length)):
            self.re[i] = from_interleaved[2 * i]
            self.im[i] = from_interleaved[2 * i + 1]

    @always_inline
    def __init__(
        out self, *, from_deinterleaved: SIMD[Self.dtype, 2 * Self.length]
    ):
        """Builds numbers from all real parts, then all imaginary parts.

        Args:
            from_deinterleaved: The parts.
        """
        self.re = from_deinterleaved.slice[Int(Self.length)]()
        self.im = from_deinterleaved.slice[
            Int(Self.length), offset=Int(Self.length)
        ]()

    def __add__(self, rhs: Self) -> Self:
        """The sum.

        Args:
            rhs: The other number.

        Returns:
            The sum.
        """
        return Self(self.re + rhs.re, self.im + rhs.im)

    def __sub__(self, rhs: Self) -> Self:
        """The difference.

        Args:
            rhs: The other number.

        Returns:
            The difference.
        """
        return Self(self.re - rhs.re, self.im - rhs.im)

    @always_inline
    def __mul__(self, rhs: Self) -> Self:
        """The product.

        Args:
            rhs: The other number.

        Returns:
            The product.
        """
        return Self(
            self.re.fma(rhs.re, -self.im * rhs.im),
            self.re.fma(rhs.im, self.im * rhs.re),
        )

    @always_inline
    def __mul__(self, rhs: Scalar[Self.dtype]) -> Self:
        """The product with a real number.

        Args:
            rhs: The real number.

        Returns:
            The product.
        """
        var factor = SIMD[Self.dtype, Self.length](rhs)
        return Self(self.re * factor, self.im * factor)

    @always_inline
    def __rmul__(self, lhs: Scalar[Self.dtype]) -> Self:
        """The product with a real number.

        Args:
            lhs: The real number.

        Returns:
            The product.
        """
        return self * lhs

    @always_inline
    def __imul__(mut self, rhs: Scalar[Self.dtype]):
        """Multiplies by a real number in place.

        Args:
            rhs: The real number.
        """
        self = self * rhs

    @always_inline
    def __truediv__(self, rhs: Self) -> Self:
        """The quotient.

        Args:
            rhs: The divisor.

        Returns:
            The quotient.
        """
        var denominator = rhs.squared_norm()
        var product = self * rhs.conj()
        return Self(product.re / denominator, product.im / denominator)

    @always_inline
    def __neg__(self) -> Self:
        """The negation.

        Returns:
            The negation.
        """
        return Self(-self.re, -self.im)

    @always_inline
    def __eq__(self, rhs: Self) -> Bool:
        """Whether both parts are equal.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return self.re == rhs.re and self.im == rhs.im

    @always_inline
    def __abs__(self) -> Self.element_type:
        """The distance from 0.

        Returns:
            The absolute value.
        """
        return self.norm()

    @always_inline
    def norm(self) -> Self.element_type:
        """The distance from 0.

        Returns:
            The absolute value.
        """
        return hypot(self.re, self.im)

    @always_inline
    def squared_norm(self) -> Self.element_type:
        """The square of the distance from 0.

        Returns:
            The square of the absolute value.
        """
        return self.re.fma(self.re, self.im * self.im)

    @always_inline
    def conj(self) -> Self:
        """The number with the other imaginary sign.

        Returns:
            The conjugate.
        """
        return Self(self.re, -self.im)

    @always_inline
    def fma(self, b: Self, c: Self) -> Self:
        """`self * b + c`.

        Args:
            b: The factor.
            c: What is added.

        Returns:
            The result.
        """
        return Self(
            self.re.fma(b.re, -self.im.fma(b.im, -c.re)),
            self.re.fma(b.im, self.im.fma(b.re, c.im)),
        )

    @always_inline
    def __exp__(self) -> Self:
        """The exponential.

        Returns:
            The constant e to the power of this number.
        """
        var size = exp(self.re)
        return Self(size * cos(self.im), size * sin(self.im))

    def squared_add(self, c: Self) -> Self:
        """`self * self + c`.

        Args:
            c: What is added.

        Returns:
            The result.
        """
        return Self(
            self.re.fma(self.re, (-self.im).fma(self.im, c.re)),
            self.re.fma(self.im + self.im, c.im),
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes `re + imi`, vectors in brackets.

        Args:
            writer: Where to write.
        """
        comptime if Self.length > 1:
            writer.write_string("[")
        for i in range(Int(Self.length)):
            if i > 0:
                writer.write_string(", ")
            self.re[i].write_to(writer)
            if self.im[i] != 0:
                writer.write_string(" + ")
                self.im[i].write_to(writer)
                writer.write_string("i")
        comptime if Self.length > 1:
            writer.write_string("]")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name of the type and the numbers.

        Args:
            writer: Where to write.
        """
        writer.write_string("ComplexSIMD[")
        Self.dtype.write_to(writer)
        writer.write_string(", ")
        Int(Self.length).write_to(writer)
        writer.write_string("](")
        self.write_to(writer)
        writer.write_string(")")


@always_inline
def abs(x: ComplexSIMD[_, _]) -> SIMD[x.dtype, x.length]:
    """The distance from 0.

    Args:
        x: The number.

    Returns:
        The absolute value.
    """
    return x.norm()
