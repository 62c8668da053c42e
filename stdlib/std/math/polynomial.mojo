# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Polynomials."""


def polynomial_evaluate[
    dtype: DType,
    width: SIMDLength,
    //,
    coefficients: Span[Scalar[dtype], ...],
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The value of a polynomial by Horner's rule, one `fma` a step.

    Parameters:
        dtype: The element type.
        width: The number of lanes.
        coefficients: The coefficients, the lowest first.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime n = len(coefficients)
    comptime last = coefficients[n - 1]
    var result = SIMD[dtype, width](last)
    comptime for i in range(n - 1):
        comptime c = coefficients[n - 2 - i]
        result = result.fma(x, SIMD[dtype, width](c))
    return result


def polynomial_evaluate[
    dtype: DType,
    width: SIMDLength,
    length: Int,
    //,
    coefficients: Array[Scalar[dtype], length],
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The value of a polynomial by Horner's rule, one `fma` a step.

    Parameters:
        dtype: The element type.
        width: The number of lanes.
        length: The number of coefficients.
        coefficients: The coefficients, the lowest first.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime last = coefficients[length - 1]
    var result = SIMD[dtype, width](last)
    comptime for i in range(length - 1):
        comptime c = coefficients[length - 2 - i]
        result = result.fma(x, SIMD[dtype, width](c))
    return result


def polynomial_evaluate[
    dtype: DType,
    width: SIMDLength,
    //,
    coefficients: List[Scalar[dtype]],
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The value of a polynomial by Horner's rule, one `fma` a step.

    Parameters:
        dtype: The element type.
        width: The number of lanes.
        coefficients: The coefficients, the lowest first.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime n = len(coefficients)
    comptime last = coefficients[n - 1]
    var result = SIMD[dtype, width](last)
    comptime for i in range(n - 1):
        comptime c = coefficients[n - 2 - i]
        result = result.fma(x, SIMD[dtype, width](c))
    return result
