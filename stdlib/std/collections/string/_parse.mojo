# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Numbers from text."""

from std.format._float_parse import decimal_to_float, plain_float


def atol(str_span: StringSpan, base: Int = 10) raises -> Int:
    """Returns the integer that a text expresses.

    Args:
        str_span: The text; white space around it is ignored.
        base: 2 to 36, or 0 to take the base from the prefix.

    Returns:
        The integer.

    Raises:
        When the text isn't an integer, or one that doesn't fit.
    """
    if base != 0 and (base < 2 or base > 36):
        raise Error("Base must be >= 2 and <= 36, or 0.")
    var text = str_span.strip()
    var n = text.byte_length()
    var at = 0
    var negative = False
    if n > 0 and (text._at(0) == 43 or text._at(0) == 45):
        negative = text._at(0) == 45
        at = 1
    var radix = base
    var has_prefix = False
    if at + 1 < n and text._at(at) == 48:
        var letter = text._at(at + 1) | 32
        var prefix_base = 0
        if letter == 98:
            prefix_base = 2
        elif letter == 111:
            prefix_base = 8
        elif letter == 120:
            prefix_base = 16
        if prefix_base != 0 and (base == 0 or base == prefix_base):
            radix = prefix_base
            has_prefix = True
            at += 2
    var only_zeros = False
    if radix == 0:
        radix = 10
        only_zeros = at < n and text._at(at) == 48
    var magnitude: UInt64 = 0
    var overflow = False
    var digits = 0
    var last_underscore = False
    while at < n:
        var byte = text._at(at)
        at += 1
        if byte == 95:
            if last_underscore or (digits == 0 and not has_prefix):
                raise _not_an_integer(str_span, base)
            last_underscore = True
            continue
        var digit = 99
        if byte >= 48 and byte <= 57:
            digit = Int(byte) - 48
        elif (byte | 32) >= 97 and (byte | 32) <= 122:
            digit = Int(byte | 32) - 87
        if digit >= radix or (only_zeros and digit != 0):
            raise _not_an_integer(str_span, base)
        last_underscore = False
        digits += 1
        # Twelve digits fit in any base.
        if digits > 12 and (
            magnitude > (UInt64.MAX - UInt64(digit)) / UInt64(radix)
        ):
            overflow = True
        magnitude = magnitude * UInt64(radix) + UInt64(digit)
    if digits == 0 or last_underscore:
        raise _not_an_integer(str_span, base)
    var limit: UInt64 = (1 << 63) if negative else (1 << 63) - 1
    if overflow or magnitude > limit:
        raise Error(
            _not_an_integer_text(str_span, base),
            " String expresses an integer too large to store in Int.",
        )
    var value = Int(magnitude)
    return 0 - value if negative else value


def _not_an_integer_text(text: StringSpan, base: Int) -> String:
    """Returns what the error of `atol` says."""
    return String(
        "String is not convertible to integer with base ",
        base,
        ": '",
        text,
        "'",
    )


def _not_an_integer(text: StringSpan, base: Int) -> Error:
    """Returns the error of `atol`."""
    return Error(_not_an_integer_text(text, base))


def _lower_equals(text: StringSpan, lower: StaticString) -> Bool:
    """Whether a text is `lower` in any case."""
    if text.byte_length() != lower.byte_length():
        return False
    for i in range(text.byte_length()):
        if text._at(i) | 32 != lower._at(i):
            return False
    return True


def _is_digit(byte: Byte) -> Bool:
    """Whether a byte is a decimal digit."""
    return byte >= 48 and byte <= 57


def atof(str_span: StringSpan) raises -> Float64:
    """Returns the float that a text expresses, correctly rounded.

    Args:
        str_span: The text; white space around it is ignored.

    Returns:
        The float; infinity when it is too large.

    Raises:
        When the text isn't a float.
    """
    var plain = plain_float(str_span)
    if plain:
        return plain.value()
    return _general_float(str_span)


@no_inline  # few texts come here
def _general_float(str_span: StringSpan) raises -> Float64:
    """Returns the float that any text expresses; raises when it is none."""
    var text = str_span.strip()
    var negative = False
    if text.byte_length() > 0 and (text._at(0) == 43 or text._at(0) == 45):
        negative = text._at(0) == 45
        text = text._sub(1, text.byte_length())
    if _lower_equals(text, "nan"):
        return FloatLiteral.nan
    if _lower_equals(text, "inf") or _lower_equals(text, "infinity"):
        var infinity: Float64 = FloatLiteral.infinity
        return -infinity if negative else infinity
    var number = text
    if (
        number.byte_length() > 1
        and number._at(number.byte_length() - 1) | 32 == 102
    ):
        number = number._sub(0, number.byte_length() - 1)
    var n = number.byte_length()
    if n == 0 or (n == 1 and number._at(0) == 46):
        raise Error("String is not convertible to float: ", repr(str_span))
    if not _is_digit(number._at(0)) and number._at(0) != 46:
        raise Error(
            "String is not convertible to float: ",
            repr(str_span),
            ". The first character of '",
            text,
            "' should be a digit or dot to convert it to a float.",
        )
    if not _is_digit(number._at(n - 1)) and number._at(n - 1) != 46:
        raise Error(
            "String is not convertible to float: ",
            repr(str_span),
            ". The last character of '",
            text,
            "' should be a digit or dot to convert it to a float.",
        )
    # Digits with an optional dot, then an optional exponent.
    var digits = String(capacity=n)
    var exponent = 0
    var seen_dot = False
    var seen_digit = False
    var valid = True
    var at = 0
    while at < n:
        var byte = number._at(at)
        if _is_digit(byte):
            seen_digit = True
            if byte != 48 or digits.byte_length() > 0:
                digits._append_byte(byte)
            if seen_dot:
                exponent -= 1
        elif byte == 46 and not seen_dot:
            seen_dot = True
        else:
            break
        at += 1
    if at < n:
        valid = seen_digit and number._at(at) | 32 == 101
        at += 1
        var exponent_negative = False
        if at < n and (number._at(at) == 43 or number._at(at) == 45):
            exponent_negative = number._at(at) == 45
            at += 1
        valid = valid and at < n
        var written = 0
        while at < n:
            if not _is_digit(number._at(at)):
                valid = False
                break
            written = min(written * 10 + Int(number._at(at)) - 48, 1_000_000)
            at += 1
        exponent += -written if exponent_negative else written
    if not valid or not seen_digit:
        raise Error(
            "String is not convertible to float: ",
            repr(str_span),
            ". Invalid character(s) in the number: '",
            text,
            "'",
        )
    var value = decimal_to_float(digits._span(), exponent)
    return -value if negative else value
