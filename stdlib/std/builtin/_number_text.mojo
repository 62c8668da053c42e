# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The decimal text of integers."""

from std.memory.pointer import Pointer
from std.sys.intrinsics import _type_is_eq

comptime _PAIRS: StaticString = (
    "00010203040506070809101112131415161718192021222324"
    "25262728293031323334353637383940414243444546474849"
    "50515253545556575859606162636465666768697071727374"
    "75767778798081828384858687888990919293949596979899"
)
"""The decimal texts of the numbers from 0 to 99, two digits each."""


def _write_integer[
    dtype: DType, //
](value: Scalar[dtype], mut writer: Some[Writer]):
    """Writes an integer of any width in base 10."""
    comptime if dtype._bits() <= 64:
        comptime if dtype.is_signed():
            var wide = value.cast[DType.int64]()
            if wide < 0:
                _write_unsigned(
                    (Int64(0) - wide).cast[DType.uint64](), True, writer
                )
            else:
                _write_unsigned(wide.cast[DType.uint64](), False, writer)
        else:
            _write_unsigned(value.cast[DType.uint64](), False, writer)
    else:
        comptime U = dtype._unsigned()
        var negative = False
        var rest = value.cast[U]()
        comptime if dtype.is_signed():
            if value < 0:
                negative = True
                rest = Scalar[U](0) - rest
        # 256 bits have at most 78 digits.
        var digits = __mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
        ](Int(80).__mlir_index__())
        var buffer = Pointer[Byte, MutUntrackedOrigin](mlir_value=digits)
        var at = 80
        while True:
            at -= 1
            var digit = (rest % 10).cast[DType.uint8]()
            buffer.unsafe_offset(at).unsafe_write(digit + 48)
            rest = rest // 10
            if rest == 0:
                break
        if negative:
            at -= 1
            buffer.unsafe_offset(at).unsafe_write(UInt8(45))
        writer.write_string(
            StringSpan(
                unsafe_from_utf8=Span(
                    unsafe_ptr=buffer.unsafe_offset(at), length=80 - at
                )
            )
        )


def write_digits(
    value: UInt64, buffer: Pointer[Byte, MutUntrackedOrigin], end: Int
) -> Int:
    """Writes the decimal digits of a number in front of an offset of a buffer,
    two at a time, and returns the offset of the first."""
    var pairs = _PAIRS.unsafe_ptr()
    var at = end
    var rest = value
    while rest >= 100:
        var shorter = rest / 100
        var pair = 2 * Int(rest - shorter * 100)
        at -= 2
        buffer.unsafe_offset(at).unsafe_write(pairs[unsafe_offset=pair])
        buffer.unsafe_offset(at + 1).unsafe_write(pairs[unsafe_offset=pair + 1])
        rest = shorter
    if rest >= 10:
        at -= 1
        buffer.unsafe_offset(at).unsafe_write(
            pairs[unsafe_offset=2 * Int(rest) + 1]
        )
        rest = rest / 10
    at -= 1
    buffer.unsafe_offset(at).unsafe_write((rest + 48).cast[DType.uint8]())
    return at


def digit_count(value: UInt64) -> Int:
    """Returns the number of decimal digits."""
    var count = 1
    var rest = value
    while rest >= 10000:
        rest = rest / 10000
        count += 4
    if rest >= 100:
        return count + (3 if rest >= 1000 else 2)
    return count + (1 if rest >= 10 else 0)


def _write_unsigned[
    W: Writer, //
](value: UInt64, negative: Bool, mut writer: W):
    """Writes a number of at most 64 bits, with a minus sign if asked."""
    comptime if _type_is_eq[W, String]():
        rebind[String](writer)._append_number(value, negative)
    else:
        var digits = __mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
        ](Int(24).__mlir_index__())
        var buffer = Pointer[Byte, MutUntrackedOrigin](mlir_value=digits)
        var at = write_digits(value, buffer, 24)
        if negative:
            at -= 1
            buffer.unsafe_offset(at).unsafe_write(UInt8(45))
        writer.write_string(
            StringSpan(
                unsafe_from_utf8=Span(
                    unsafe_ptr=buffer.unsafe_offset(at), length=24 - at
                )
            )
        )


def _write_hex(value: UInt64, mut writer: Some[Writer]):
    """Writes `0x` and the lower-case hexadecimal digits."""
    var digits = __mlir_op.`mojo.stack_alloc`[
        _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
    ](Int(18).__mlir_index__())
    var buffer = Pointer[Byte, MutUntrackedOrigin](mlir_value=digits)
    var at = 18
    var rest = value
    while True:
        at -= 1
        var digit = (rest & 15).cast[DType.uint8]()
        if digit < 10:
            digit = digit + 48
        else:
            digit = digit + 87
        buffer.unsafe_offset(at).unsafe_write(digit)
        rest = rest >> 4
        if rest == 0:
            break
    at -= 1
    buffer.unsafe_offset(at).unsafe_write(UInt8(120))
    at -= 1
    buffer.unsafe_offset(at).unsafe_write(UInt8(48))
    writer.write_string(
        StringSpan(
            unsafe_from_utf8=Span(
                unsafe_ptr=buffer.unsafe_offset(at), length=18 - at
            )
        )
    )
