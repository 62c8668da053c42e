# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Operations on bits."""


@always_inline("nodebug")
def count_leading_zeros[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The number of zero bits above the highest set bit.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    return V(
        mlir_value=__mlir_op.`mojo.simd.bit`[fn=__mlir_attr.`#mojo.bit<ctlz>`](
            val._mlir_value
        )
    )


@always_inline("nodebug")
def count_trailing_zeros[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The number of zero bits below the lowest set bit.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    return V(
        mlir_value=__mlir_op.`mojo.simd.bit`[fn=__mlir_attr.`#mojo.bit<cttz>`](
            val._mlir_value
        )
    )


@always_inline("nodebug")
def pop_count[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The number of set bits.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    return V(
        mlir_value=__mlir_op.`mojo.simd.bit`[fn=__mlir_attr.`#mojo.bit<ctpop>`](
            val._mlir_value
        )
    )


@always_inline("nodebug")
def bit_reverse[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The bits in reverse order.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    return V(
        mlir_value=__mlir_op.`mojo.simd.bit`[
            fn=__mlir_attr.`#mojo.bit<bitreverse>`
        ](val._mlir_value)
    )


@always_inline("nodebug")
def byte_swap[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The bytes in reverse order.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    comptime if dtype._bits() == 8:
        return val
    else:
        return V(
            mlir_value=__mlir_op.`mojo.simd.bit`[
                fn=__mlir_attr.`#mojo.bit<bswap>`
            ](val._mlir_value)
        )


@always_inline("nodebug")
def bit_not[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The complement.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    return ~val


@always_inline("nodebug")
def bit_width[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The number of bits needed; of negative numbers, those of the complement.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    comptime bits = dtype._bits()
    comptime if dtype.is_unsigned():
        return V(Scalar[dtype](bits)) - count_leading_zeros(val)
    else:
        return V(Scalar[dtype](bits)) - count_leading_zeros(
            val.lt(V(0)).select(~val, val)
        )


@always_inline("nodebug")
def log2_floor[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The position of the highest set bit; -1 for a signed number that is not positive.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    comptime top = dtype._bits() - 1
    comptime if dtype.is_unsigned():
        return V(Scalar[dtype](top)) - count_leading_zeros(val)
    else:
        return val.le(V(0)).select(
            V(-1), V(Scalar[dtype](top)) - count_leading_zeros(val)
        )


@always_inline
def log2_ceil[dtype: DType, //](val: Scalar[dtype]) -> Scalar[dtype]:
    """The smallest exponent of two that is not below; 0 up to 1.

    Parameters:
        dtype: An integral element type.

    Args:
        val: The number.

    Returns:
        The exponent.
    """
    comptime assert dtype.is_integral(), "must be integral"
    if val <= 1:
        return 0
    return log2_floor(val - 1) + 1


@always_inline("nodebug")
def next_power_of_two[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The smallest power of two that is not below; 1 up to 1.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    var above = val.le(V(1)).select(V(1), val)
    return V(1) << (
        V(Scalar[dtype](dtype._bits())) - count_leading_zeros(above - V(1))
    )


@always_inline("nodebug")
def prev_power_of_two[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The largest power of two that is not above; 0 if not positive.

    Parameters:
        dtype: An integral element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_integral(), "must be integral"
    comptime V = SIMD[dtype, width]
    var none = val.le(V(0))
    var positive = none.select(V(1), val)
    return none.select(
        V(0),
        V(1)
        << (
            V(Scalar[dtype](dtype._bits() - 1)) - count_leading_zeros(positive)
        ),
    )


@always_inline
def rotate_bits_left[shift: Int](x: Int) -> Int:
    """Rotates the bits to the left.

    Parameters:
        shift: By how many bits; negative for the other way.

    Args:
        x: The number.

    Returns:
        The result.
    """
    return Int(rotate_bits_left[shift](UInt(x)))


@always_inline
def rotate_bits_left[
    dtype: DType, width: SIMDLength, //, shift: Int
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """Rotates the bits to the left.

    Parameters:
        dtype: An unsigned element type.
        width: The number of lanes.
        shift: By how many bits; negative for the other way.

    Args:
        x: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_unsigned(), "Only unsigned types can be rotated."
    comptime bits = dtype._bits()
    comptime V = SIMD[dtype, width]
    comptime assert -bits < shift and shift < bits, "shift out of range"
    comptime if shift == 0:
        return x
    elif shift < 0:
        return rotate_bits_right[-shift](x)
    else:
        comptime n = shift
        return (x << V(Scalar[dtype](n))) | (x >> V(Scalar[dtype](bits - n)))


@always_inline
def rotate_bits_right[shift: Int](x: Int) -> Int:
    """Rotates the bits to the right.

    Parameters:
        shift: By how many bits; negative for the other way.

    Args:
        x: The number.

    Returns:
        The result.
    """
    return Int(rotate_bits_right[shift](UInt(x)))


@always_inline
def rotate_bits_right[
    dtype: DType, width: SIMDLength, //, shift: Int
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """Rotates the bits to the right.

    Parameters:
        dtype: An unsigned element type.
        width: The number of lanes.
        shift: By how many bits; negative for the other way.

    Args:
        x: The vector.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype.is_unsigned(), "Only unsigned types can be rotated."
    comptime bits = dtype._bits()
    comptime V = SIMD[dtype, width]
    comptime assert -bits < shift and shift < bits, "shift out of range"
    comptime if shift == 0:
        return x
    elif shift < 0:
        return rotate_bits_left[-shift](x)
    else:
        comptime n = bits - shift
        return (x << V(Scalar[dtype](n))) | (x >> V(Scalar[dtype](bits - n)))
