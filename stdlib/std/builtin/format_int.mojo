# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Integers in base 2, 8 and 16."""


def bin[
    dtype: DType, //
](num: Scalar[dtype], /, *, prefix: StaticString = "0b") -> String:
    """Returns the binary digits of an integer, sign before the prefix."""
    return _format_radix[1](num, prefix)


def bin(num: IntLiteral, /, *, prefix: StaticString = "0b") -> String:
    """Returns the digits of a literal, sign before the prefix."""
    return _format_radix[1](Int(num), prefix)


def bin[T: Intable, //](num: T, /, *, prefix: StaticString = "0b") -> String:
    """Returns the binary digits of an integer, sign before the prefix."""
    return _format_radix[1](num.__int__(), prefix)


def oct[
    dtype: DType, //
](num: Scalar[dtype], /, *, prefix: StaticString = "0o") -> String:
    """Returns the octal digits of an integer, sign before the prefix."""
    return _format_radix[3](num, prefix)


def oct(num: IntLiteral, /, *, prefix: StaticString = "0o") -> String:
    """Returns the digits of a literal, sign before the prefix."""
    return _format_radix[3](Int(num), prefix)


def oct[T: Intable, //](num: T, /, *, prefix: StaticString = "0o") -> String:
    """Returns the octal digits of an integer, sign before the prefix."""
    return _format_radix[3](num.__int__(), prefix)


def hex[
    dtype: DType, //
](num: Scalar[dtype], /, *, prefix: StaticString = "0x") -> String:
    """Returns the hexadecimal digits of an integer, sign before the prefix."""
    return _format_radix[4](num, prefix)


def hex(num: IntLiteral, /, *, prefix: StaticString = "0x") -> String:
    """Returns the digits of a literal, sign before the prefix."""
    return _format_radix[4](Int(num), prefix)


def hex[T: Intable, //](num: T, /, *, prefix: StaticString = "0x") -> String:
    """Returns the hexadecimal digits of an integer, sign before the prefix."""
    return _format_radix[4](num.__int__(), prefix)


def _format_radix[
    dtype: DType, //, bits: Int
](value: Scalar[dtype], prefix: StaticString) -> String:
    """Returns the digits of `value`, each of which stands for `bits` bits."""
    comptime if dtype == DType.bool:
        return _format_radix[bits](
            UInt8(1) if Bool(rebind[Scalar[DType.bool]](value)) else UInt8(0),
            prefix,
        )
    else:
        comptime U = dtype._unsigned()
        comptime size = 260
        comptime digits: StaticString = "0123456789abcdef"
        var buffer = Pointer[UInt8, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.stack_alloc`[
                _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
            ](Int(size).__mlir_index__())
        )
        var rest = value.cast[U]()
        var negative = False
        comptime if dtype.is_signed():
            if value < 0:
                rest = Scalar[U](0) - rest
                negative = True
        var at = size
        while True:
            at -= 1
            var digit = Int(
                (rest & Scalar[U]((1 << bits) - 1)).cast[DType.int]()
            )
            buffer[unsafe_offset=at] = digits.unsafe_ptr()[unsafe_offset=digit]
            rest = rest >> Scalar[U](bits)
            if rest == 0:
                break
        var result = String()
        if negative:
            result.write_string("-")
        result.write_string(prefix)
        result.write_string(
            StringSpan(
                unsafe_from_utf8=Span(
                    unsafe_ptr=buffer.unsafe_offset(at), length=size - at
                )
            )
        )
        return result^
