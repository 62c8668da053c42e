# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The shortest decimal text of a float.

The digits come from Schubfach (Raffaello Giulietti, "The Schubfach way to
render doubles", 2020).
"""

from std.builtin._number_text import write_digits
from std.format._powers_of_ten import WordPair, multiply_full, power_of_ten
from std.memory import unsafe_memcpy
from std.memory.pointer import Pointer
from std.memory.unsafe import bitcast


def _write_float[
    dtype: DType, //
](value: Scalar[dtype], mut writer: Some[Writer]):
    """Writes a float with the fewest digits that read back to it.

    Parameters:
        dtype: The floating dtype.

    Args:
        value: The float.
        writer: Where to write.
    """
    comptime if dtype == DType.float64:
        var bits = bitcast[DType.uint64](rebind[Float64](value))
        _write_parts(
            bits & ((1 << 52) - 1),
            Int((bits >> 52) & 2047),
            bits >> 63 != 0,
            writer,
            mantissa_bits=52,
            bias=1075,
            special=2047,
        )
    elif dtype == DType.float32:
        var bits = UInt64(bitcast[DType.uint32](rebind[Float32](value)))
        _write_parts(
            bits & ((1 << 23) - 1),
            Int((bits >> 23) & 255),
            bits >> 31 != 0,
            writer,
            mantissa_bits=23,
            bias=150,
            special=255,
        )
    elif dtype == DType.float16 or dtype == DType.bfloat16:
        _write_float(value.cast[DType.float32](), writer)
    elif dtype == DType.float8_e8m0fnu:
        var bits = Int(bitcast[DType.uint8](value))
        if bits == 255:
            writer.write_string("nan")
        else:
            writer.write_string("2**")
            (bits - 127).write_to(writer)
    else:
        _write_float(value.cast[DType.float64](), writer)


def _write_parts(
    mantissa: UInt64,
    exponent: Int,
    negative: Bool,
    mut writer: Some[Writer],
    *,
    mantissa_bits: Int,
    bias: Int,
    special: Int,
):
    """Writes a binary float of the given parts.

    Args:
        mantissa: The stored mantissa.
        exponent: The stored exponent.
        negative: Whether the sign bit is set.
        writer: Where to write.
        mantissa_bits: The number of stored mantissa bits.
        bias: The exponent bias of the mantissa as an integer.
        special: The exponent of infinities and NaN.
    """
    if exponent == special:
        if mantissa != 0:
            writer.write_string("nan")
        elif negative:
            writer.write_string("-inf")
        else:
            writer.write_string("inf")
        return
    if exponent == 0 and mantissa == 0:
        if negative:
            writer.write_string("-0.0")
        else:
            writer.write_string("0.0")
        return
    var buffer = Pointer[UInt8, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
        ](Int(40).__mlir_index__())
    )
    var length: Int
    if exponent == 0:
        length = _decimal_text(mantissa, 1 - bias, False, negative, buffer)
    else:
        length = _decimal_text(
            mantissa | (UInt64(1) << UInt64(mantissa_bits)),
            exponent - bias,
            mantissa == 0 and exponent > 1,
            negative,
            buffer,
        )
    writer.write_string(
        StringSpan[ImmUntrackedOrigin](
            _ptr=buffer.unsafe_mut_cast[False]().unsafe_origin_cast[
                ImmUntrackedOrigin
            ](),
            _length=length,
        )
    )


@always_inline
def _round_to_odd(power: WordPair, factor: UInt64) -> UInt64:
    """Returns the top word of a product with a sticky last bit."""
    var low = multiply_full(power.low, factor)
    var high = multiply_full(power.high, factor)
    var middle = high.low + low.high
    var top = high.high + (UInt64(1) if middle < low.high else UInt64(0))
    return top | (UInt64(1) if middle > 1 else UInt64(0))


@fieldwise_init
struct _Decimal(TrivialRegisterPassable):
    """A decimal number."""

    var digits: UInt64
    """Its digits as an integer, perhaps with zeros at the end."""

    var exponent: Int
    """The decimal exponent."""


def shortest_decimal(
    mantissa: UInt64, exponent: Int, lower_is_closer: Bool
) -> _Decimal:
    """Returns the shortest decimal that rounds to a binary float.

    Args:
        mantissa: The mantissa as an integer.
        exponent: The binary exponent.
        lower_is_closer: Whether the float below is only half as far as the
            one above.

    Returns:
        The decimal.
    """
    var is_even = mantissa & 1 == 0
    var closer = 1 if lower_is_closer else 0
    var middle = mantissa << 2
    var left = middle - 2 + UInt64(closer)
    var right = middle + 2
    # floor(log10(2^exponent)), of 3/4 of it when the lower float is closer.
    var k = (exponent * 1262611 - closer * 524031) >> 22
    var shift = UInt64(exponent + ((-k * 1741647) >> 19) + 1)
    var power = power_of_ten(-k, True)
    var lower = _round_to_odd(power, left << shift)
    var value = _round_to_odd(power, middle << shift)
    var upper = _round_to_odd(power, right << shift)
    if not is_even:
        lower += 1
        upper -= 1
    var s = value >> 2
    if s >= 10:
        var tens = s / 10
        var down_inside = lower <= 40 * tens
        var up_inside = 40 * tens + 40 <= upper
        if down_inside != up_inside:
            return _Decimal(
                tens + (UInt64(1) if up_inside else UInt64(0)), k + 1
            )
    var down_inside = lower <= 4 * s
    var up_inside = 4 * s + 4 <= upper
    if down_inside != up_inside:
        return _Decimal(s + (UInt64(1) if up_inside else UInt64(0)), k)
    var half = 4 * s + 2
    var round_up = value > half or (value == half and s & 1 != 0)
    return _Decimal(s + (UInt64(1) if round_up else UInt64(0)), k)


@always_inline
def _put(buffer: Pointer[UInt8, MutUntrackedOrigin], mut at: Int, byte: UInt8):
    """Appends a byte."""
    buffer[unsafe_offset=at] = byte
    at += 1


@always_inline
def _put_all(
    buffer: Pointer[UInt8, MutUntrackedOrigin],
    mut at: Int,
    bytes: Pointer[UInt8, MutUntrackedOrigin],
    count: Int,
):
    """Appends bytes."""
    unsafe_memcpy(dest=buffer.unsafe_offset(at), src=bytes, count=count)
    at += count


@no_inline  # one for all writers
def _decimal_text(
    mantissa: UInt64,
    binary_exponent: Int,
    lower_is_closer: Bool,
    negative: Bool,
    buffer: Pointer[UInt8, MutUntrackedOrigin],
) -> Int:
    """Writes the shortest text of a finite float to 40 bytes and returns its
    length: positional for decimal exponents from -4 to 15, otherwise
    scientific. The first three arguments are those of `shortest_decimal`."""
    var decimal = shortest_decimal(mantissa, binary_exponent, lower_is_closer)
    var rest = decimal.digits
    var exponent = decimal.exponent
    comptime for step in range(3):
        comptime zeros = 8 >> step
        comptime divisor: UInt64 = (
            100_000_000 if step == 0 else 10_000 if step == 1 else 100
        )
        if rest % divisor == 0:
            rest = rest / divisor
            exponent += zeros
    while rest % 10 == 0:
        rest = rest / 10
        exponent += 1
    var text = Pointer[UInt8, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
        ](Int(24).__mlir_index__())
    )
    var start = write_digits(rest, text, 24)
    var count = 24 - start
    text = text.unsafe_offset(start)
    var at = 0
    if negative:
        _put(buffer, at, 45)
    var first = exponent + count - 1
    if first >= -4 and first <= 15:
        if first < 0:
            _put(buffer, at, 48)
            _put(buffer, at, 46)
            for _ in range(-1 - first):
                _put(buffer, at, 48)
        # The digits in front of the point.
        var whole = first + 1
        if whole < 0:
            whole = 0
        elif whole > count:
            whole = count
        _put_all(buffer, at, text, whole)
        if first >= 0:
            for _ in range(first + 1 - count):
                _put(buffer, at, 48)
            _put(buffer, at, 46)
        if whole < count:
            _put_all(buffer, at, text.unsafe_offset(whole), count - whole)
        else:
            _put(buffer, at, 48)
    else:
        _put(buffer, at, text[])
        if count > 1:
            _put(buffer, at, 46)
        _put_all(buffer, at, text.unsafe_offset(1), count - 1)
        _put(buffer, at, 101)
        _put(buffer, at, UInt8(45) if first < 0 else UInt8(43))
        var magnitude = UInt64(-first if first < 0 else first)
        if magnitude >= 100:
            _put(buffer, at, UInt8(magnitude / 100) + 48)
        _put(buffer, at, UInt8(magnitude / 10 % 10) + 48)
        _put(buffer, at, UInt8(magnitude % 10) + 48)
    return at
