# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Division by a number that stays the same, after Granlund and Montgomery,
"Division by invariant integers using multiplication" (1994)."""

from std.bit import log2_ceil


def _unsigned_for(dtype: DType) -> DType:
    """The unsigned type that computes the quotients."""
    return DType.uint32 if dtype._bits() <= 32 else DType.uint64


struct FastDiv[dtype: DType](TrivialRegisterPassable, Writable):
    """Divides by multiplying and shifting.

    Parameters:
        dtype: The type of the divisor, of at most 64 bits.
    """

    comptime uint_type = _unsigned_for(Self.dtype)
    """The type of dividends and quotients."""

    comptime _U = Scalar[Self.uint_type]

    var _div: Scalar[Self.uint_type]
    var _mprime: Scalar[Self.uint_type]
    var _sh1: UInt8
    var _sh2: UInt8
    var _is_pow2: Bool
    var _log2_shift: UInt8

    def __init__(out self, divisor: Int = 1):
        """Prepares divisions.

        Args:
            divisor: The divisor, at least 1.
        """
        comptime bits = Self.uint_type._bits()
        comptime Wide = DType.uint128
        self._div = Self._U(divisor)
        self._is_pow2 = Bool(self._div.is_power_of_two())
        var shift = Int(log2_ceil(UInt64(divisor)))
        self._log2_shift = UInt8(shift)
        var one = Scalar[Wide](1)
        var numerator = (one << Scalar[Wide](bits)) * (
            (one << Scalar[Wide](shift)) - Scalar[Wide](divisor)
        )
        self._mprime = (numerator // Scalar[Wide](divisor) + one).cast[
            Self.uint_type
        ]()
        self._sh1 = UInt8(min(shift, 1))
        self._sh2 = UInt8(max(shift - 1, 0))

    @always_inline
    def __rdiv__(self, other: Scalar[Self.uint_type]) -> Scalar[Self.uint_type]:
        """The quotient.

        Args:
            other: The dividend.

        Returns:
            The quotient.
        """
        return other / self

    @always_inline
    def __rtruediv__(
        self, other: Scalar[Self.uint_type]
    ) -> Scalar[Self.uint_type]:
        """The quotient.

        Args:
            other: The dividend.

        Returns:
            The quotient.
        """
        if self._is_pow2:
            return other >> self._log2_shift.cast[Self.uint_type]()
        comptime bits = Self.uint_type._bits()
        comptime Wide = DType.uint128 if bits == 64 else DType.uint64
        var high = (
            (self._mprime.cast[Wide]() * other.cast[Wide]())
            >> Scalar[Wide](bits)
        ).cast[Self.uint_type]()
        return (
            high + ((other - high) >> self._sh1.cast[Self.uint_type]())
        ) >> self._sh2.cast[Self.uint_type]()

    @always_inline
    def __rmod__(self, other: Scalar[Self.uint_type]) -> Scalar[Self.uint_type]:
        """The remainder.

        Args:
            other: The dividend.

        Returns:
            The remainder.
        """
        return other - (other / self) * self._div

    @always_inline
    def __divmod__(
        self, other: Scalar[Self.uint_type]
    ) -> Tuple[Scalar[Self.uint_type], Scalar[Self.uint_type]]:
        """Quotient and remainder.

        Args:
            other: The dividend.

        Returns:
            Both.
        """
        var quotient = other / self
        return (quotient, other - quotient * self._div)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the numbers with which it computes, a line each.

        Args:
            writer: Where to write.
        """
        writer.write("div: ", self._div, "\n")
        writer.write("mprime: ", self._mprime, "\n")
        writer.write("sh1: ", self._sh1, "\n")
        writer.write("sh2: ", self._sh2, "\n")
        writer.write("is_pow2: ", self._is_pow2, "\n")
        writer.write("log2_shift: ", self._log2_shift, "\n")
