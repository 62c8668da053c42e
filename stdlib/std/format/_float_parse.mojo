# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Correctly rounded floats from decimal digits.

Most numbers take the way of Daniel Lemire, "Number Parsing at a Gigabyte per
Second" (2021); what it can't decide is divided exactly.
"""

from std.builtin.globals import global_constant
from std.format._powers_of_ten import (
    count_leading_zeros,
    multiply_full,
    power_of_ten,
)
from std.memory.unsafe import bitcast

comptime _UNDECIDED = UInt64.MAX


def _exact_powers() -> Array[Float64, 23]:
    """Returns 10^0 to 10^22, which floats represent exactly."""
    var powers = Array[Float64, 23](fill=1.0)
    for i in range(1, 23):
        powers[i] = powers[i - 1] * 10.0
    return powers^


comptime _EXACT_POWERS = _exact_powers()


@no_inline  # the result is rounded here, not fused with what follows
def plain_float(text: StringSpan) -> Optional[Float64]:
    """Reads a number of up to 19 digits in one pass.

    Args:
        text: The text.

    Returns:
        The float, or nothing when the text is written in another way or has
        more digits.
    """
    var n = text.byte_length()
    var at = 0
    var negative = False
    if n > 0 and (text._at(0) == 43 or text._at(0) == 45):
        negative = text._at(0) == 45
        at = 1
    var first = at
    var number: UInt64 = 0
    var digit: UInt64
    while at < n:
        digit = UInt64(text._at(at)) - 48
        if digit > 9:
            break
        number = number * 10 + digit
        at += 1
    var count = at - first
    var power = 0
    if at < n and text._at(at) == 46:
        at += 1
        first = at
        while at < n:
            digit = UInt64(text._at(at)) - 48
            if digit > 9:
                break
            number = number * 10 + digit
            at += 1
        power = first - at
        count -= power
    # Leading zeros count as digits here.
    if count == 0 or count > 19:
        return None
    if at < n:
        if text._at(at) | 32 != 101:
            return None
        at += 1
        var down = False
        if at < n and (text._at(at) == 43 or text._at(at) == 45):
            down = text._at(at) == 45
            at += 1
        first = at
        var written = 0
        while at < n and text._at(at) - 48 <= 9:
            written = written * 10 + Int(text._at(at) - 48)
            at += 1
        if at < n or at == first or at - first > 5:
            return None
        power += -written if down else written
    var value: Float64
    if number < 1 << 53 and power >= -22 and power <= 22:
        # Both are exact, so their product or quotient is rounded once.
        ref powers = global_constant[_EXACT_POWERS]()
        value = Float64(number)
        if power < 0:
            value /= powers.unsafe_get(-power)
        else:
            value *= powers.unsafe_get(power)
    else:
        var bits = _nearest(number, power)
        if bits == _UNDECIDED:
            return None
        value = bitcast[DType.float64](bits)
    return -value if negative else value


def decimal_to_float(digits: StringSpan, exponent: Int) -> Float64:
    """Returns the float nearest to `digits * 10^exponent`, ties to even.

    Args:
        digits: Decimal digits without leading zeros; none means zero.
        exponent: The decimal exponent of the last digit.

    Returns:
        The float, infinity when it is too large.
    """
    var count = digits.byte_length()
    if count == 0:
        return 0.0
    var taken = min(count, 19)
    var number: UInt64 = 0
    for i in range(taken):
        number = number * 10 + UInt64(digits._at(i) - 48)
    var power = exponent + count - taken
    var bits = _nearest(number, power)
    if taken < count and bits != _UNDECIDED:
        if _nearest(number + 1, power) != bits:
            bits = _UNDECIDED
    if bits == _UNDECIDED:
        bits = _nearest_exact(digits, exponent)
    return bitcast[DType.float64](bits)


def _nearest(number: UInt64, power: Int) -> UInt64:
    """Returns the bits of the float nearest to `number * 10^power`, or
    `_UNDECIDED`."""
    comptime infinity: UInt64 = 0x7FF0000000000000
    if number == 0 or power < -342:
        return 0
    if power > 308:
        return infinity
    var zeros = count_leading_zeros(number)
    var w = number << zeros
    # Cut off, a power that isn't exact would hide ties.
    var ten = power_of_ten(power, power < 0)
    var product = multiply_full(w, ten.high)
    var upper = product.high
    var lower = product.low
    if upper & 0x1FF == 0x1FF:
        var more = multiply_full(w, ten.low).high
        lower += more
        if lower < more:
            upper += 1
    if lower == UInt64.MAX and (power < -27 or power > 55):
        return _UNDECIDED
    var upper_bit = upper >> 63
    var shift = upper_bit + 9
    var mantissa = upper >> shift
    var binary = (
        ((217706 * power) >> 16) + 63 + Int(upper_bit) - Int(zeros) + 1023
    )
    if binary <= 0:
        if 1 - binary >= 64:
            return 0
        mantissa = mantissa >> UInt64(1 - binary)
        mantissa += mantissa & 1
        return mantissa >> 1
    if lower <= 1 and power >= -4 and power <= 23 and mantissa & 3 == 1:
        if mantissa << shift == upper:
            mantissa -= 1
    mantissa += mantissa & 1
    mantissa = mantissa >> 1
    if mantissa >= 1 << 53:
        mantissa = 1 << 52
        binary += 1
    if binary >= 0x7FF:
        return infinity
    return (mantissa & ((1 << 52) - 1)) | (UInt64(binary) << 52)


def _multiply_small(mut number: List[UInt32], factor: UInt32):
    """Multiplies a big number (least significant word first)."""
    var carry: UInt64 = 0
    for i in range(len(number)):
        var wide = UInt64(number[i]) * UInt64(factor) + carry
        number[i] = UInt32(wide & 0xFFFFFFFF)
        carry = wide >> 32
    if carry != 0:
        number.append(UInt32(carry))


def _add_small(mut number: List[UInt32], value: UInt32):
    """Adds to a big number."""
    var carry = UInt64(value)
    for i in range(len(number)):
        if carry == 0:
            return
        var wide = UInt64(number[i]) + carry
        number[i] = UInt32(wide & 0xFFFFFFFF)
        carry = wide >> 32
    if carry != 0:
        number.append(UInt32(carry))


def _bit_length(number: List[UInt32]) -> Int:
    """Returns the number of bits of a big number without leading zeros."""
    if len(number) == 0:
        return 0
    return len(number) * 32 - Int(
        count_leading_zeros(UInt64(number[len(number) - 1])) - 32
    )


@no_inline
def _shift_left(number: List[UInt32], count: Int) -> List[UInt32]:
    """Returns a big number times a power of two."""
    var result = List[UInt32](capacity=len(number) + count // 32 + 1)
    for _ in range(count // 32):
        result.append(0)
    var bits = UInt64(count % 32)
    var carry: UInt64 = 0
    for i in range(len(number)):
        var wide = (UInt64(number[i]) << bits) | carry
        result.append(UInt32(wide & 0xFFFFFFFF))
        carry = wide >> 32
    if carry != 0:
        result.append(UInt32(carry))
    return result^


def _trim(mut number: List[UInt32]):
    """Removes leading zeros."""
    while len(number) > 0 and number[len(number) - 1] == 0:
        _ = number.pop()


def _is_less(a: List[UInt32], b: List[UInt32]) -> Bool:
    """Whether a big number is less than another; both without leading zeros."""
    if len(a) != len(b):
        return len(a) < len(b)
    var i = len(a) - 1
    while i >= 0:
        if a[i] != b[i]:
            return a[i] < b[i]
        i -= 1
    return False


def _subtract(mut a: List[UInt32], b: List[UInt32]):
    """Subtracts a big number that isn't greater."""
    var borrow: UInt64 = 0
    for i in range(len(a)):
        var right = borrow + (UInt64(b[i]) if i < len(b) else UInt64(0))
        var left = UInt64(a[i])
        borrow = 0
        if left < right:
            left += 1 << 32
            borrow = 1
        a[i] = UInt32((left - right) & 0xFFFFFFFF)
    _trim(a)


@no_inline  # of one number in thousands
def _nearest_exact(digits: StringSpan, exponent: Int) -> UInt64:
    """Returns the bits of the nearest float by exact division."""
    var above = List[UInt32]()
    var below: List[UInt32] = [1]
    for i in range(digits.byte_length()):
        _multiply_small(above, 10)
        _add_small(above, UInt32(digits._at(i) - 48))
    for _ in range(exponent):
        _multiply_small(above, 10)
    for _ in range(-exponent):
        _multiply_small(below, 10)
    # Scale so that 1 <= above / below < 2.
    var scale = _bit_length(above) - _bit_length(below)
    if scale > 0:
        below = _shift_left(below, scale)
    else:
        above = _shift_left(above, -scale)
    if _is_less(above, below):
        above = _shift_left(above, 1)
        scale -= 1
    # 64 bits of the quotient.
    var quotient: UInt64 = 0
    for i in range(64):
        quotient = quotient << 1
        if i > 0:
            above = _shift_left(above, 1)
        if not _is_less(above, below):
            _subtract(above, below)
            quotient |= 1
    var sticky = len(above) > 0
    var drop = 11
    if scale < -1022:
        drop += -1022 - scale
    if drop > 64:
        return 0
    var kept = quotient >> UInt64(drop) if drop < 64 else UInt64(0)
    var half = UInt64(1) << UInt64(drop - 1)
    var rest = quotient & (half + half - 1)
    if rest > half or (rest == half and (sticky or kept & 1 != 0)):
        kept += 1
    if scale < -1022:
        return kept
    # A carry out of the mantissa moves to the exponent by itself.
    var bits = (UInt64(scale + 1022) << 52) + kept
    if bits >= 0x7FF0000000000000:
        return 0x7FF0000000000000
    return bits
