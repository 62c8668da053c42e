# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The operator `**`."""

from std.math._elementary import exp, log


@always_inline
def _integer_power[
    dtype: DType, width: SIMDLength, //
](base: SIMD[dtype, width], exponent: SIMD[DType.int32, width]) -> SIMD[
    dtype, width
]:
    """Binary powering; a negative exponent gives the reciprocal, of integers
    0 except for the bases 1 and -1."""
    comptime V = SIMD[dtype, width]
    var count = exponent._max_with(-exponent)
    var result = V(1)
    var factor = base
    while Bool(count.ne(0).reduce_or()):
        result = (count & 1).ne(0).select(result * factor, result)
        factor = factor * factor
        count = count >> 1
    var negative = exponent.lt(0)
    comptime if dtype.is_floating_point():
        return negative.select(V(1) / result, result)
    else:
        comptime if dtype.is_signed():
            var unit = base.eq(V(1)) | base.eq(V(-1))
            return (negative & ~unit).select(V(0), result)
        else:
            return (negative & ~base.eq(V(1))).select(V(0), result)


def _pow[
    dtype: DType, width: SIMDLength, exp_dtype: DType, //
](base: SIMD[dtype, width], exponent: SIMD[exp_dtype, width]) -> SIMD[
    dtype, width
]:
    """The power, lane by lane."""
    comptime assert dtype.is_numeric(), "the SIMD type must be numeric"
    comptime V = SIMD[dtype, width]
    comptime if exp_dtype.is_integral():
        if exponent == 2:
            return base * base
        if exponent == 3:
            return base * base * base
        return _integer_power(base, exponent.cast[DType.int32]())
    elif dtype.is_floating_point() and exp_dtype == dtype:
        var power = rebind[V](exponent)
        var whole = power.eq(power.__floor__())
        var result = V(0)
        if Bool(whole.reduce_and()):
            return _integer_power(base, power.cast[DType.int32]())
        if Bool(whole.reduce_or()):
            result = _integer_power(base, power.cast[DType.int32]())
        var other = base.lt(V(0)).select(V.MAX - V.MAX, exp(power * log(base)))
        return whole.select(result, other)
    else:
        comptime assert False, "unsupported type combination"
        return base
