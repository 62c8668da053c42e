# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Arithmetic on `Int` that treats the operands as unsigned."""


@always_inline
def ufloordiv(a: Int, b: Int) -> Int:
    """The unsigned quotient; 0 for a divisor of 0."""
    return Int(UInt(a) // UInt(b))


@always_inline
def udiv_unchecked(a: Int, b: Int) -> Int:
    """The unsigned quotient; the divisor must not be 0."""
    return Int(UInt(a) / UInt(b))


@always_inline
def umod(a: Int, b: Int) -> Int:
    """The unsigned remainder; 0 for a divisor of 0."""
    return Int(UInt(a) % UInt(b))


@always_inline
def udivmod(a: Int, b: Int) -> Tuple[Int, Int]:
    """The unsigned quotient and remainder."""
    return (ufloordiv(a, b), umod(a, b))


@always_inline
def udivmod_unchecked(a: Int, b: Int) -> Tuple[Int, Int]:
    """The unsigned quotient and remainder; the divisor must not be 0."""
    var q = udiv_unchecked(a, b)
    return (q, a - q * b)


@always_inline
def uceildiv(a: Int, b: Int) -> Int:
    """The unsigned quotient, rounded up."""
    var parts = udivmod(a, b)
    return parts[0] + (1 if parts[1] != 0 else 0)


@always_inline
def ualign_up(value: Int, alignment: Int) -> Int:
    """The smallest unsigned multiple that is not below."""
    return uceildiv(value, alignment) * alignment


@always_inline
def ualign_down(value: Int, alignment: Int) -> Int:
    """The largest unsigned multiple that is not above."""
    return ufloordiv(value, alignment) * alignment
