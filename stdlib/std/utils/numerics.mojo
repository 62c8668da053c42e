# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Properties of number types and the parts of floating-point numbers."""

from std.builtin._intrinsics import external_call


@always_inline("nodebug")
def nan[dtype: DType]() -> Scalar[dtype]:
    """Not a number.

    Parameters:
        dtype: A floating-point type.

    Returns:
        The quiet nan.
    """
    comptime assert dtype.is_floating_point(), (
        "Only floating point dtypes support NaN."
    )
    comptime if dtype._is_wide_float():
        return Scalar[dtype](
            from_bits=Scalar[dtype._unsigned()](
                FPUtils[dtype].exponent_mask() | FPUtils[dtype].quiet_nan_mask()
            )
        )
    elif dtype == DType.float8_e5m2:
        return Scalar[dtype](from_bits=UInt8(0x7F))
    elif dtype == DType.float8_e4m3fn:
        return Scalar[dtype](from_bits=UInt8(0x7F))
    elif dtype == DType.float8_e8m0fnu:
        return Scalar[dtype](from_bits=UInt8(0xFF))
    elif dtype == DType.float8_e4m3fnuz or dtype == DType.float8_e5m2fnuz:
        return Scalar[dtype](from_bits=UInt8(0x80))
    else:
        comptime assert False, "unsupported float type"
        return Scalar[dtype](0)


@always_inline("nodebug")
def inf[dtype: DType]() -> Scalar[dtype]:
    """Positive infinity.

    Parameters:
        dtype: A floating-point type.

    Returns:
        Infinity.
    """
    comptime assert dtype.is_floating_point(), (
        "Only floating point dtypes support +inf."
    )
    return Scalar[dtype].MAX


@always_inline("nodebug")
def neg_inf[dtype: DType]() -> Scalar[dtype]:
    """Negative infinity.

    Parameters:
        dtype: A floating-point type.

    Returns:
        Minus infinity.
    """
    comptime assert dtype.is_floating_point(), (
        "Only floating point dtypes support -inf."
    )
    return Scalar[dtype].MIN


@always_inline("nodebug")
def max_finite[dtype: DType]() -> Scalar[dtype]:
    """The largest finite value.

    Parameters:
        dtype: The type.

    Returns:
        The value.
    """
    return Scalar[dtype].MAX_FINITE


@always_inline("nodebug")
def min_finite[dtype: DType]() -> Scalar[dtype]:
    """The most negative finite value.

    Parameters:
        dtype: The type.

    Returns:
        The value.
    """
    return Scalar[dtype].MIN_FINITE


@always_inline("nodebug")
def max_or_inf[dtype: DType]() -> Scalar[dtype]:
    """Infinity of a float, else the largest value.

    Parameters:
        dtype: The type.

    Returns:
        The value.
    """
    return Scalar[dtype].MAX


@always_inline("nodebug")
def min_or_neg_inf[dtype: DType]() -> Scalar[dtype]:
    """Minus infinity of a float, else the smallest value.

    Parameters:
        dtype: The type.

    Returns:
        The value.
    """
    return Scalar[dtype].MIN


@always_inline("nodebug")
def isnan[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[DType.bool, width]:
    """Which lanes are not a number.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The answer for each lane.
    """
    comptime if dtype._is_wide_float():
        return val.ne(val)
    elif dtype.is_floating_point():
        var wide = val.cast[DType.float32]()
        return wide.ne(wide)
    else:
        return SIMD[DType.bool, width](fill=False)


@always_inline("nodebug")
def isinf[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[DType.bool, width]:
    """Which lanes are infinite.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The answer for each lane.
    """
    comptime if dtype._is_wide_float():
        return val.__abs__().eq(SIMD[dtype, width].MAX)
    elif dtype.is_floating_point():
        var wide = val.cast[DType.float32]()
        return wide.__abs__().eq(SIMD[DType.float32, width].MAX)
    else:
        return SIMD[DType.bool, width](fill=False)


@always_inline("nodebug")
def isfinite[
    dtype: DType, width: SIMDLength, //
](val: SIMD[dtype, width]) -> SIMD[DType.bool, width]:
    """Which lanes are finite.

    Parameters:
        dtype: The element type.
        width: The number of lanes.

    Args:
        val: The vector.

    Returns:
        The answer for each lane.
    """
    comptime if dtype.is_floating_point():
        return ~(isnan(val) | isinf(val))
    else:
        return SIMD[DType.bool, width](fill=True)


def nextafter[
    dtype: DType, width: SIMDLength, //
](arg0: SIMD[dtype, width], arg1: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """The next number towards another.

    Parameters:
        dtype: `float32` or `float64`.
        width: The number of lanes.

    Args:
        arg0: Where to start.
        arg1: Where to go.

    Returns:
        The result, lane by lane.
    """
    comptime assert dtype == DType.float32 or dtype == DType.float64, (
        "nextafter only supports float32 and float64 types"
    )
    comptime V = SIMD[dtype, width]
    comptime U = dtype._unsigned()
    comptime B = SIMD[U, width]
    var bits = arg0.to_bits[U]()
    # Away from zero the bits of the magnitude grow by one.
    var away = arg0.lt(arg1).eq(arg0.gt(V(0)))
    var moved = V(from_bits=away.select(bits + B(1), bits - B(1)))
    var smallest = V(
        from_bits=arg1.lt(V(0)).select(B(1) | (B(1) << B(U._bits() - 1)), B(1))
    )
    var result = arg0.eq(V(0)).select(smallest, moved)
    result = arg0.eq(arg1).select(arg1, result)
    var odd = arg0.ne(arg0) | arg1.ne(arg1)
    return odd.select(arg0 + arg1, result)


def get_accum_type[
    dtype: DType, *, preferred_accum_type: DType = DType.float32
]() -> DType:
    """The type in which to sum up values.

    Parameters:
        dtype: The type of the values.
        preferred_accum_type: The type to use if possible.

    Returns:
        The type.
    """
    comptime if dtype.is_float8():
        comptime if preferred_accum_type == DType.float32:
            return DType.float32
        else:
            return DType.bfloat16
    elif dtype == DType.bfloat16:
        return DType.float32
    elif dtype == DType.float16:
        comptime if preferred_accum_type == DType.float32:
            return DType.float32
        else:
            return DType.float16
    else:
        return dtype


struct FPUtils[dtype: DType]:
    """The parts of floating-point numbers.

    Parameters:
        dtype: A floating-point type.
    """

    comptime integral_type = DType._signed_of_bits(Self.dtype._bits())
    """The signed integer type of the same width."""

    comptime uint_type = Self.dtype._unsigned()
    """The unsigned integer type of the same width."""

    @staticmethod
    def mantissa_width() -> Int:
        """The number of explicit mantissa bits.

        Returns:
            The number.
        """
        comptime assert Self.dtype.is_floating_point(), (
            "dtype must be a floating point type"
        )
        return DType.mantissa_width[Self.dtype]()

    @staticmethod
    def max_exponent() -> Int:
        """The largest exponent.

        Returns:
            The exponent.
        """
        comptime assert Self.dtype.is_floating_point(), (
            "dtype must be a floating point type"
        )
        return DType.max_exponent[Self.dtype]()

    @staticmethod
    def exponent_width() -> Int:
        """The number of exponent bits.

        Returns:
            The number.
        """
        comptime assert Self.dtype.is_floating_point(), (
            "dtype must be a floating point type"
        )
        return DType.exponent_width[Self.dtype]()

    @staticmethod
    def exponent_bias() -> Int:
        """What is added to the exponent in the stored form.

        Returns:
            The bias.
        """
        comptime assert Self.dtype.is_floating_point(), (
            "dtype must be a floating point type"
        )
        return DType.exponent_bias[Self.dtype]()

    @staticmethod
    def mantissa_mask() -> Int:
        """The bits of the mantissa.

        Returns:
            The mask.
        """
        return (1 << Self.mantissa_width()) - 1

    @staticmethod
    def sign_mask() -> Int:
        """The bit of the sign.

        Returns:
            The mask.
        """
        return 1 << (Self.exponent_width() + Self.mantissa_width())

    @staticmethod
    def exponent_mask() -> Int:
        """The bits of the exponent.

        Returns:
            The mask.
        """
        return ((1 << Self.exponent_width()) - 1) << Self.mantissa_width()

    @staticmethod
    def exponent_mantissa_mask() -> Int:
        """The bits of exponent and mantissa.

        Returns:
            The mask.
        """
        return Self.exponent_mask() | Self.mantissa_mask()

    @staticmethod
    def quiet_nan_mask() -> Int:
        """The bit that makes a nan quiet.

        Returns:
            The mask.
        """
        return 1 << (Self.mantissa_width() - 1)

    @staticmethod
    def bitcast_to_integer(value: Scalar[Self.dtype]) -> Int:
        """The bits, as a signed number of the same width.

        Args:
            value: The number.

        Returns:
            The bits.
        """
        return Int(value.to_bits().cast[Self.integral_type]())

    @staticmethod
    def bitcast_to_uint(
        value: Scalar[Self.dtype],
    ) -> Scalar[Self.uint_type]:
        """The bits.

        Args:
            value: The number.

        Returns:
            The bits.
        """
        return value.to_bits[Self.uint_type]()

    @staticmethod
    def bitcast_from_integer(value: Int) -> Scalar[Self.dtype]:
        """The number with these bits.

        Args:
            value: The bits.

        Returns:
            The number.
        """
        return Scalar[Self.dtype](from_bits=value.cast[Self.integral_type]())

    @staticmethod
    def get_sign(value: Scalar[Self.dtype]) -> Bool:
        """Whether the sign bit is set.

        Args:
            value: The number.

        Returns:
            Whether it is.
        """
        return (Self.bitcast_to_integer(value) & Self.sign_mask()) != 0

    @staticmethod
    def set_sign(value: Scalar[Self.dtype], sign: Bool) -> Scalar[Self.dtype]:
        """The number with another sign bit.

        Args:
            value: The number.
            sign: The sign bit.

        Returns:
            The number.
        """
        var bits = Self.bitcast_to_integer(value) & ~Self.sign_mask()
        return Self.bitcast_from_integer(
            bits | (Self.sign_mask() if sign else 0)
        )

    @staticmethod
    def get_exponent(value: Scalar[Self.dtype]) -> Int:
        """The exponent field, with the bias.

        Args:
            value: The number.

        Returns:
            The field.
        """
        return (
            Self.bitcast_to_integer(value) & Self.exponent_mask()
        ) >> Self.mantissa_width()

    @staticmethod
    def get_exponent_biased(value: Scalar[Self.dtype]) -> Int:
        """The exponent field, with the bias.

        Args:
            value: The number.

        Returns:
            The field.
        """
        return Self.get_exponent(value)

    @staticmethod
    def set_exponent(
        value: Scalar[Self.dtype], exponent: Int
    ) -> Scalar[Self.dtype]:
        """The number with another exponent field.

        Args:
            value: The number.
            exponent: The field.

        Returns:
            The number.
        """
        return Self.bitcast_from_integer(
            (Self.bitcast_to_integer(value) & ~Self.exponent_mask())
            | (exponent << Self.mantissa_width())
        )

    @staticmethod
    def get_mantissa(value: Scalar[Self.dtype]) -> Int:
        """The mantissa field.

        Args:
            value: The number.

        Returns:
            The field.
        """
        return Self.bitcast_to_integer(value) & Self.mantissa_mask()

    @staticmethod
    def get_mantissa_uint(
        value: Scalar[Self.dtype],
    ) -> Scalar[Self.uint_type]:
        """The mantissa field.

        Args:
            value: The number.

        Returns:
            The field.
        """
        return Scalar[Self.uint_type](Self.get_mantissa(value))

    @staticmethod
    def set_mantissa(
        value: Scalar[Self.dtype], mantissa: Int
    ) -> Scalar[Self.dtype]:
        """The number with another mantissa field.

        Args:
            value: The number.
            mantissa: The field.

        Returns:
            The number.
        """
        return Self.bitcast_from_integer(
            (Self.bitcast_to_integer(value) & ~Self.mantissa_mask()) | mantissa
        )

    @staticmethod
    def pack(sign: Bool, exponent: Int, mantissa: Int) -> Scalar[Self.dtype]:
        """The number with these fields.

        Args:
            sign: The sign bit.
            exponent: The exponent field.
            mantissa: The mantissa field.

        Returns:
            The number.
        """
        return Self.bitcast_from_integer(
            (Self.sign_mask() if sign else 0)
            | (exponent << Self.mantissa_width())
            | mantissa
        )


struct FlushDenormals(Defaultable):
    """A context in which denormal numbers are flushed to zero."""

    var _state: UInt32

    def __init__(out self):
        """Keeps nothing yet."""
        self._state = 0

    def __enter__(mut self):
        """Remembers the state of the floating-point unit and starts flushing."""
        self._state = external_call["kiln_get_float_mode", UInt32]()
        external_call["kiln_set_float_mode", NoneType](
            self._state | UInt32(0x8040)
        )

    def __exit__(mut self):
        """Goes back to the former state."""
        external_call["kiln_set_float_mode", NoneType](self._state)
