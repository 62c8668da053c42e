# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The check for reads of memory that nobody wrote."""

from std.os import abort
from std.reflection import SourceLocation
from std.sys.defines import get_defined_bool


@always_inline("nodebug")
def checks_reads[dtype: DType]() -> Bool:
    """Whether what is loaded as a type is compared with the pattern that marks
    fresh memory.

    Parameters:
        dtype: The element type.

    Returns:
        The answer.
    """
    return (
        dtype == DType.float32
        or dtype == DType.float64
        or dtype == DType.float16
        or dtype == DType.bfloat16
    ) and get_defined_bool["MOJO_STDLIB_SIMD_UNINIT_CHECK", False]()


@no_inline
def check_read[
    dtype: DType, width: SIMDLength, //
](
    value: SIMD[dtype, width],
    location: SourceLocation,
    mask: SIMD[DType.bool, width] = SIMD[DType.bool, width](fill=True),
):
    """Aborts when a lane is the pattern of fresh memory.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        value: What was loaded.
        location: Where.
        mask: Which lanes were loaded.
    """
    comptime for lane in range(Int(width)):
        if mask[lane] and value[lane] == Scalar[dtype].MAX_FINITE:
            print(
                "UNINIT_READ at ",
                location,
                ": dtype=",
                dtype,
                " lane=",
                lane,
                " value=",
                value[lane].to_bits(),
                ": load matched debug allocator poison sentinel",
                sep="",
            )
            abort()
