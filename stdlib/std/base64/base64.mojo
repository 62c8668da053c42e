# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Bytes as text in base 64 and base 16."""

comptime _ALPHABET: StaticString = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)


def b64encode(input_bytes: Span[Byte, _], mut result: String):
    """Makes a text of bytes in base 64 with padding."""
    var n = len(input_bytes)
    result = String(capacity=(n + 2) // 3 * 4)
    var i = 0
    while i < n:
        var left = min(n - i, 3)
        var word = UInt32(input_bytes.unsafe_get(i)) << 16
        if left > 1:
            word |= UInt32(input_bytes.unsafe_get(i + 1)) << 8
        if left > 2:
            word |= UInt32(input_bytes.unsafe_get(i + 2))
        result._append_byte(_ALPHABET._at(Int(word >> 18)))
        result._append_byte(_ALPHABET._at(Int((word >> 12) & 63)))
        if left > 1:
            result._append_byte(_ALPHABET._at(Int((word >> 6) & 63)))
        else:
            result._append_byte(61)
        if left > 2:
            result._append_byte(_ALPHABET._at(Int(word & 63)))
        else:
            result._append_byte(61)
        i += 3


def b64encode(input: StringSpan) -> String:
    """Returns the bytes of a text in base 64 with padding."""
    var result = String()
    b64encode(input.as_bytes(), result)
    return result^


def b64encode(input: Span[Byte, _]) -> String:
    """Returns bytes in base 64 with padding."""
    var result = String()
    b64encode(input, result)
    return result^


def _digit(byte: Byte) -> Int:
    """Returns the value of a base-64 character, -1 for another one."""
    if byte >= 65 and byte <= 90:
        return Int(byte) - 65
    if byte >= 97 and byte <= 122:
        return Int(byte) - 71
    if byte >= 48 and byte <= 57:
        return Int(byte) + 4
    if byte == 43:
        return 62
    if byte == 47:
        return 63
    return -1


def b64decode[*, validate: Bool = False](str: StringSpan) raises -> List[Byte]:
    """Returns the bytes that a base-64 text stands for.

    Parameters:
        validate: Whether to raise for malformed text.

    Args:
        str: The text.

    Returns:
        The bytes.

    Raises:
        When the text is malformed and `validate` is set.
    """
    var n = str.byte_length()
    comptime if validate:
        if n % 4 != 0:
            raise Error(
                "ValueError: Input length '", n, "' must be divisible by 4"
            )
    var result = List[Byte](capacity=n // 4 * 3)
    var at = 0
    while at + 3 < n:
        var word: UInt32 = 0
        var padding = 0
        for i in range(4):
            var byte = str._at(at + i)
            var digit = _digit(byte)
            if digit < 0:
                comptime if validate:
                    if not (byte == 61 and at + 4 == n and i >= 2):
                        raise Error(
                            "ValueError: Unexpected character '",
                            str._sub(at + i, at + i + 1),
                            "' encountered",
                        )
                if byte == 61:
                    padding += 1
                digit = 0
            word = (word << 6) | UInt32(digit)
        result.append(UInt8(word >> 16))
        if padding < 2:
            result.append(UInt8((word >> 8) & 0xFF))
        if padding < 1:
            result.append(UInt8(word & 0xFF))
        at += 4
    return result^


def b16encode(str: StringSpan) -> String:
    """Returns the bytes of a text in upper-case base 16."""
    comptime digits: StaticString = "0123456789ABCDEF"
    var result = String(capacity=2 * str.byte_length())
    for i in range(str.byte_length()):
        result._append_byte(digits._at(Int(str._at(i) >> 4)))
        result._append_byte(digits._at(Int(str._at(i) & 15)))
    return result^


def b16decode(str: StringSpan) raises -> List[Byte]:
    """Returns the bytes that an upper-case base-16 text stands for.

    Raises:
        When the text is malformed.
    """
    var n = str.byte_length()
    if n % 2 != 0:
        raise Error("ValueError: Input length '", n, "' must be divisible by 2")
    var result = List[Byte](capacity=n // 2)
    for i in range(0, n, 2):
        var value = 0
        for j in range(2):
            var byte = Int(str._at(i + j))
            var digit = -1
            if byte >= 48 and byte <= 57:
                digit = byte - 48
            elif byte >= 65 and byte <= 70:
                digit = byte - 55
            if digit < 0:
                raise Error(
                    "ValueError: Unexpected character '",
                    str._sub(i + j, i + j + 1),
                    "' encountered",
                )
            value = value * 16 + digit
        result.append(UInt8(value))
    return result^
