# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The parts of floating-point numbers: sign, fraction and exponent; roots."""

from std.builtin.simd import SIMD


@always_inline
def _sqrt[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The square root of floats."""
    return SIMD[dtype, width](
        mlir_value=__mlir_op.`mojo.simd.math`[
            fn=__mlir_attr.`#mojo.math<sqrt>`
        ](x._mlir_value)
    )


def copysign[
    dtype: DType, width: SIMDLength, //
](magnitude: SIMD[dtype, width], sign: SIMD[dtype, width]) -> SIMD[
    dtype, width
]:
    """The magnitude of one number with the sign of another.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        magnitude: Where the magnitude comes from.
        sign: Where the sign comes from.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_numeric(), "operands must be a numeric type"
    comptime if dtype.is_unsigned():
        return magnitude
    elif dtype.is_integral():
        var a = magnitude.__abs__()
        return sign.lt(0).select(-a, a)
    else:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<copysign>`
            ](magnitude._mlir_value, sign._mlir_value)
        )


@always_inline
def ldexp[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width], exp: SIMD[DType.int32, width]) -> SIMD[dtype, width]:
    """`x * 2^exp`, by building the power; exponents out of range wrap.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The factor.
        exp: The exponent.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_floating_point(), "the type must be floating point"
    comptime I = dtype._unsigned()
    comptime bias = DType.exponent_bias[dtype]()
    comptime mantissa = DType.mantissa_width[dtype]()
    var bits = (exp + SIMD[DType.int32, width](Int32(bias))).cast[I]() << SIMD[
        I, width
    ](Scalar[I](mantissa))
    return x * SIMD[dtype, width](from_bits=bits)


def _frexp[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> Tuple[SIMD[dtype, width], SIMD[dtype, width]]:
    """Fraction in [0.5, 1) and exponent; 0 and 0 for 0."""
    comptime I = dtype._unsigned()
    comptime V = SIMD[dtype, width]
    comptime B = SIMD[I, width]
    comptime bias = DType.exponent_bias[dtype]()
    comptime mantissa = DType.mantissa_width[dtype]()
    comptime width_mask = (1 << DType.exponent_width[dtype]()) - 1
    # Subnormal numbers are made normal first.
    var tiny = x.__abs__().lt(_power_of_two[dtype, width](1 - bias)) & x.ne(
        V(0)
    )
    var y = tiny.select(x * _power_of_two[dtype, width](mantissa + 2), x)
    var bits = y.to_bits[I]()
    var field = (bits >> B(Scalar[I](mantissa))) & B(Scalar[I](width_mask))
    comptime N = SIMD[DType.int32, width]
    var exponent = field.cast[DType.int32]() - N(Int32(bias - 1))
    exponent = tiny.select(exponent - N(Int32(mantissa + 2)), exponent)
    var fraction = V(
        from_bits=(bits & ~(B(Scalar[I](width_mask)) << B(Scalar[I](mantissa))))
        | (B(Scalar[I](bias - 1)) << B(Scalar[I](mantissa)))
    )
    var zero = x.eq(V(0))
    return (
        zero.select(V(0), fraction),
        zero.select(V(0), exponent.cast[dtype]()),
    )


@always_inline
def _power_of_two[
    dtype: DType, width: SIMDLength
](exponent: Int) -> SIMD[dtype, width]:
    """2 to the power of an exponent in range."""
    comptime I = dtype._unsigned()
    return SIMD[dtype, width](
        from_bits=SIMD[I, width](
            Scalar[I](exponent + DType.exponent_bias[dtype]())
            << Scalar[I](DType.mantissa_width[dtype]())
        )
    )
