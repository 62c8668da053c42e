# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Reinterpreting bits."""


@always_inline("nodebug")
def bitcast[
    src_dtype: DType,
    src_width: SIMDLength,
    //,
    dtype: DType,
    width: SIMDLength = src_width,
](val: SIMD[src_dtype, src_width]) -> SIMD[dtype, width]:
    """The same bits as another SIMD type.

    Parameters:
        src_dtype: The element type of the value.
        src_width: The number of lanes of the value.
        dtype: The element type of the result.
        width: The number of lanes of the result.

    Args:
        val: The value.

    Returns:
        The reinterpreted value.
    """
    comptime assert src_dtype._bits() * Int(src_width) == dtype._bits() * Int(
        width
    ), "the source and destination types must have the same bitwidth"
    comptime if src_dtype == DType.float16 and src_width == 1:
        comptime assert dtype != DType.int8, (
            "Can't cast a float16 directly to a 2 x i8"
        )
        comptime assert dtype != DType.uint8, (
            "Can't cast a float16 directly to a 2 x ui8"
        )
    comptime if dtype == DType.float16 and width == 1:
        comptime assert src_dtype != DType.int8, (
            "Can't cast a 2 x i8 directly to a float16"
        )
        comptime assert src_dtype != DType.uint8, (
            "Can't cast a 2 x ui8 directly to a float16"
        )
    return SIMD[dtype, width](
        mlir_value=__mlir_op.`mojo.simd.bitcast`[_type=SIMD[dtype, width]._Rep](
            val._mlir_value
        )
    )


def _unsigned_of_bits(bits: SIMDLength) -> DType:
    """The unsigned type with that many bits."""
    if bits <= 8:
        return DType.uint8
    if bits == 16:
        return DType.uint16
    if bits == 32:
        return DType.uint32
    if bits == 64:
        return DType.uint64
    if bits == 128:
        return DType.uint128
    return DType.uint256


@always_inline
def pack_bits[
    src_width: SIMDLength,
    //,
    dtype: DType = _unsigned_of_bits(src_width),
    width: SIMDLength = 1,
](val: SIMD[DType.bool, src_width]) -> SIMD[dtype, width]:
    """The lanes as bits; lane 0 becomes bit 0.

    Parameters:
        src_width: The number of lanes.
        dtype: The element type of the result.
        width: The number of lanes of the result.

    Args:
        val: The lanes.

    Returns:
        The bits.
    """
    comptime assert (
        dtype.is_unsigned() and Int(src_width) == Int(width) * dtype._bits()
    ), (
        "the logical bitwidth of the bool vector must be the same as the"
        " target type"
    )
    return SIMD[dtype, width](
        mlir_value=__mlir_op.`mojo.simd.bitcast`[_type=SIMD[dtype, width]._Rep](
            val._mlir_value
        )
    )
