# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions of floating-point vectors that are right to all digits: those of the C
library, lane by lane where it has no vectors."""

from std.builtin.simd import SIMD


@always_inline
def log10[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The logarithm to base 10, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<log10>`
            ](x._mlir_value)
        )
    else:
        return log10(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def logb[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The exponent of two, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<logb>`
            ](x._mlir_value)
        )
    else:
        return logb(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def sin[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The sine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<sin>`
            ](x._mlir_value)
        )
    else:
        return sin(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def cos[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The cosine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<cos>`
            ](x._mlir_value)
        )
    else:
        return cos(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def tan[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The tangent, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<tan>`
            ](x._mlir_value)
        )
    else:
        return tan(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def atan[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The arc tangent, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<atan>`
            ](x._mlir_value)
        )
    else:
        return atan(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def asinh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The inverse hyperbolic sine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<asinh>`
            ](x._mlir_value)
        )
    else:
        return asinh(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def acosh[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The inverse hyperbolic cosine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<acosh>`
            ](x._mlir_value)
        )
    else:
        return acosh(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def gamma[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The gamma function, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<tgamma>`
            ](x._mlir_value)
        )
    else:
        return gamma(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def lgamma[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The logarithm of the gamma function, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<lgamma>`
            ](x._mlir_value)
        )
    else:
        return lgamma(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def j0[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The Bessel function of the first kind of order 0.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<j0>`
            ](x._mlir_value)
        )
    else:
        return j0(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def j1[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The Bessel function of the first kind of order 1.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<j1>`
            ](x._mlir_value)
        )
    else:
        return j1(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def y0[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The Bessel function of the second kind of order 0.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<y0>`
            ](x._mlir_value)
        )
    else:
        return y0(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def y1[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The Bessel function of the second kind of order 1.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<y1>`
            ](x._mlir_value)
        )
    else:
        return y1(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _expm1_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The exponential minus 1, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<expm1>`
            ](x._mlir_value)
        )
    else:
        return _expm1_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _asin_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The arc sine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<asin>`
            ](x._mlir_value)
        )
    else:
        return _asin_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _acos_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The arc cosine, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<acos>`
            ](x._mlir_value)
        )
    else:
        return _acos_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _atanh_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The inverse hyperbolic tangent, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<atanh>`
            ](x._mlir_value)
        )
    else:
        return _atanh_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _cbrt_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The cube root, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<cbrt>`
            ](x._mlir_value)
        )
    else:
        return _cbrt_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def _erfc_libm[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The complementary error function, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<erfc>`
            ](x._mlir_value)
        )
    else:
        return _erfc_libm(x.cast[DType.float32]()).cast[dtype]()


@always_inline
def atan2[
    dtype: DType, width: SIMDLength, //
](
    y: SIMD[dtype, width], x: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The angle of the point (x, y), to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        y: The first argument.
        x: The second argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<atan2>`
            ](y._mlir_value, x._mlir_value)
        )
    else:
        return atan2(y.cast[DType.float32](), x.cast[DType.float32]()).cast[
            dtype
        ]()


@always_inline
def hypot[
    dtype: DType, width: SIMDLength, //
](
    a: SIMD[dtype, width], b: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The length of the hypotenuse, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        a: The first argument.
        b: The second argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<hypot>`
            ](a._mlir_value, b._mlir_value)
        )
    else:
        return hypot(a.cast[DType.float32](), b.cast[DType.float32]()).cast[
            dtype
        ]()


@always_inline
def remainder[
    dtype: DType, width: SIMDLength, //
](
    x: SIMD[dtype, width], y: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_floating_point():
    """The IEEE remainder, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        x: The first argument.
        y: The second argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<remainder>`
            ](x._mlir_value, y._mlir_value)
        )
    else:
        return remainder(x.cast[DType.float32](), y.cast[DType.float32]()).cast[
            dtype
        ]()


@always_inline
def scalb[
    dtype: DType, width: SIMDLength, //
](
    a: SIMD[dtype, width], b: SIMD[dtype, width]
) -> SIMD[dtype, width] where dtype.is_floating_point():
    """`a * 2^b`, to all digits.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        a: The first argument.
        b: The second argument.

    Returns:
        The result, lane by lane.
    """
    comptime if dtype == DType.float64 or dtype == DType.float32:
        return SIMD[dtype, width](
            mlir_value=__mlir_op.`mojo.simd.math`[
                fn=__mlir_attr.`#mojo.math<scalb>`
            ](a._mlir_value, b._mlir_value)
        )
    else:
        return scalb(a.cast[DType.float32](), b.cast[DType.float32]()).cast[
            dtype
        ]()
