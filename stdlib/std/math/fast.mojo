# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Approximations that are fast rather than exact."""

from std.math._polynomial import _horner


def exp2_approx_f32[
    width: SIMDLength, //
](x: SIMD[DType.float32, width]) -> SIMD[DType.float32, width]:
    """Two to the power of the argument, with a relative error about 1e-4.

    Parameters:
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime V = SIMD[DType.float32, width]
    var c = x.clamp(V(-126), V(127))
    var whole = c.__floor__()
    var f = c - whole
    var p = _horner(f, 1.0, 0.6951786, 0.2276445, 0.0778047)
    var bits = p.to_bits[DType.uint32]().cast[DType.int32]() + (
        whole.cast[DType.int32]() << 23
    )
    return V(from_bits=bits)


def exp_approx_f32[
    width: SIMDLength, //
](x: SIMD[DType.float32, width]) -> SIMD[DType.float32, width]:
    """The exponential, with a relative error about 1e-4.

    Parameters:
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    return exp2_approx_f32(x * SIMD[DType.float32, width](1.4426950408889634))
