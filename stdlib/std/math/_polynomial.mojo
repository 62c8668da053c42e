# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Horner's rule with constants."""


@always_inline
def _horner[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width], *coefficients: Scalar[dtype]) -> SIMD[dtype, width]:
    """The polynomial with the lowest coefficient first; one `fma` a step."""
    var n = len(coefficients)
    var result = SIMD[dtype, width](coefficients[n - 1])
    for i in range(n - 1):
        result = result.fma(x, SIMD[dtype, width](coefficients[n - 2 - i]))
    return result
