# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of the number of lanes of a SIMD value."""

from std.builtin._intrinsics import __int_literal_to_index


struct SIMDLength(
    Comparable,
    Equatable,
    ImplicitlyCopyable,
    Indexer,
    TrivialRegisterPassable,
):
    """A machine-word signed integer that counts lanes."""

    var _mlir_value: __mlir_type.index

    @always_inline("nodebug")
    def __init__(out self, *, mlir_value: __mlir_type.index):
        """Wraps a machine index.

        Args:
            mlir_value: The index.
        """
        self._mlir_value = mlir_value

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: IntLiteral, /):
        """Converts a literal.

        Args:
            value: The literal.
        """
        self._mlir_value = __int_literal_to_index[value.value]()

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: Int, /):
        """Converts an `Int`.

        Args:
            value: The number.
        """
        self._mlir_value = value.__mlir_index__()

    @always_inline("nodebug")
    def __init__[T: Indexer, //](out self, value: T, /):
        """Converts an index-like value.

        Parameters:
            T: The type of the value.

        Args:
            value: The number.
        """
        self._mlir_value = value.__mlir_index__()

    @always_inline("nodebug")
    def __mlir_index__(self) -> __mlir_type.index:
        """The raw form.

        Returns:
            The index.
        """
        return self._mlir_value

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The number as an `Int`.

        Returns:
            The number.
        """
        return Int(mlir_value=self._mlir_value)

    @always_inline("nodebug")
    def __eq__(self, rhs: Self) -> Bool:
        """Whether both are equal.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate eq>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __ne__(self, rhs: Self) -> Bool:
        """Whether the numbers differ.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate ne>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __lt__(self, rhs: Self) -> Bool:
        """Whether this is less.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate slt>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __le__(self, rhs: Self) -> Bool:
        """Whether this is not greater.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate sle>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __gt__(self, rhs: Self) -> Bool:
        """Whether this is greater.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate sgt>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __ge__(self, rhs: Self) -> Bool:
        """Whether this is not less.

        Args:
            rhs: The other number.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`index.cmp`[
                pred=__mlir_attr.`#index<cmp_predicate sge>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __add__(self, rhs: Self) -> Self:
        """The sum.

        Args:
            rhs: The other number.

        Returns:
            The sum.
        """
        return Self(
            mlir_value=__mlir_op.`index.add`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __radd__(self, lhs: Self) -> Self:
        """The sum.

        Args:
            lhs: The other number.

        Returns:
            The sum.
        """
        return lhs + self

    @always_inline("nodebug")
    def __sub__(self, rhs: Self) -> Self:
        """The difference.

        Args:
            rhs: The other number.

        Returns:
            The difference.
        """
        return Self(
            mlir_value=__mlir_op.`index.sub`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __rsub__(self, lhs: Self) -> Self:
        """The difference.

        Args:
            lhs: The other number.

        Returns:
            The difference.
        """
        return lhs - self

    @always_inline("nodebug")
    def __mul__(self, rhs: Self) -> Self:
        """The product.

        Args:
            rhs: The other number.

        Returns:
            The product.
        """
        return Self(
            mlir_value=__mlir_op.`index.mul`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __rmul__(self, lhs: Self) -> Self:
        """The product.

        Args:
            lhs: The other number.

        Returns:
            The product.
        """
        return lhs * self

    @always_inline("nodebug")
    def __truediv__(self, rhs: Self) -> Self:
        """The quotient, truncated towards zero.

        Args:
            rhs: The divisor.

        Returns:
            The quotient.
        """
        return Self(
            mlir_value=__mlir_op.`index.divs`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __floordiv__(self, rhs: Self) -> Self:
        """The quotient, rounded down.

        Args:
            rhs: The divisor.

        Returns:
            The quotient.
        """
        return Self(
            mlir_value=__mlir_op.`index.floordivs`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __mod__(self, rhs: Self) -> Self:
        """The remainder of the division that rounds down.

        Args:
            rhs: The divisor.

        Returns:
            The remainder.
        """
        return self - (self // rhs) * rhs

    @always_inline("nodebug")
    def __and__(self, rhs: Self) -> Self:
        """The common bits.

        Args:
            rhs: The other number.

        Returns:
            The conjunction.
        """
        return Self(
            mlir_value=__mlir_op.`index.and`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __rshift__(self, rhs: Self) -> Self:
        """Shifts right, keeping the sign; 0 for a negative amount.

        Args:
            rhs: The number of bits.

        Returns:
            The shifted number.
        """
        if rhs < 0:
            return Self(0)
        return Self(
            mlir_value=__mlir_op.`index.shrs`(self._mlir_value, rhs._mlir_value)
        )

    def __pow__(self, exp: Self) -> Self:
        """The power; 0 for a negative exponent.

        Args:
            exp: The exponent.

        Returns:
            The power.
        """
        if exp < 0:
            return Self(0)
        var result = Self(1)
        var base = self
        var left = exp
        while left > 0:
            if (left & 1) == 1:
                result = result * base
            base = base * base
            left = left >> 1
        return result

    @always_inline("nodebug")
    def __neg__(self) -> Self:
        """The number with the other sign.

        Returns:
            The negation.
        """
        return Self(0) - self

    @always_inline("nodebug")
    def __imul__(mut self, rhs: Self):
        """Multiplies in place.

        Args:
            rhs: The factor.
        """
        self = self * rhs

    @always_inline("nodebug")
    def __irshift__(mut self, rhs: Self):
        """Shifts right in place.

        Args:
            rhs: The number of bits.
        """
        self = self >> rhs

    @always_inline("nodebug")
    def is_power_of_two(self) -> Bool:
        """Whether exactly one bit is set and the number is positive.

        Returns:
            Whether it is a power of two.
        """
        return (self > 0) & ((self & (self - 1)) == 0)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the number.

        Args:
            writer: Where to write.
        """
        Int(self).write_to(writer)


@deprecated(use=SIMDLength)
comptime SIMDSize = SIMDLength
"""Deprecated: use `SIMDLength`."""
