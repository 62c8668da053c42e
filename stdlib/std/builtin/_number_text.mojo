# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The decimal text of integers."""

from std.bit import count_trailing_zeros
from std.collections.string import _buffer
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


@always_inline
def _eight_digits(value: UInt64) -> UInt64:
    """Returns the eight decimal digits of a number below 10^8, one a byte, the
    first in the lowest: halves of four digits, then of two, then of one."""
    var fours = value / 10000
    fours |= (value - fours * 10000) << 32
    # Quotients by 100 and by 10 of small numbers are products shifted.
    var hundreds = ((fours * 10486) >> 20) & 0x7F0000007F
    var twos = hundreds | ((fours - hundreds * 100) << 16)
    var tens = ((twos * 103) >> 10) & 0x000F000F000F000F
    return tens | ((twos - tens * 10) << 8)


@always_inline
def _short_text(value: UInt64, negative: Bool) -> Tuple[UInt64, Int]:
    """Returns the text of a number below 10^7, with a minus sign if asked: the
    bytes in a word, the first in the lowest, and how many they are."""
    var text: UInt64
    var count: Int
    if value < 100:
        var tens = (value * 103) >> 10
        var two = tens | ((value - tens * 10) << 8) | 0x3030
        var short = value < 10
        text = two >> 8 if short else two
        count = 1 if short else 2
    else:
        var digits = _eight_digits(value)
        var zeros = count_trailing_zeros(digits) & 0x38
        text = (digits | 0x3030303030303030) >> zeros
        count = 8 - Int(zeros >> 3)
    if negative:
        text = (text << 8) | 45
        count += 1
    return (text, count)


@always_inline
def _write_words[
    W: Writer, //
](first: UInt64, count: Int, rest: Optional[UInt64], mut writer: W):
    """Writes the first `count` bytes of a word and the eight of another."""
    comptime if _type_is_eq[W, String]():
        ref string = Pointer(to=writer).unsafe_bitcast[String]()[]
        string._append_word(first, count)
        if rest:
            string._append_word(rest.unsafe_value(), 8)
    else:
        var words = __mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i8
        ](Int(16).__mlir_index__())
        var bytes = Pointer[Byte, MutUntrackedOrigin](mlir_value=words)
        _buffer.unsafe_store_word(bytes, first)
        var length = count
        if rest:
            _buffer.unsafe_store_word(
                bytes.unsafe_offset(count), rest.unsafe_value()
            )
            length += 8
        writer.write_string(
            StringSpan(unsafe_from_utf8=Span(unsafe_ptr=bytes, length=length))
        )


def _write_unsigned[
    W: Writer, //
](value: UInt64, negative: Bool, mut writer: W):
    """Writes a number of at most 64 bits, with a minus sign if asked."""
    if value < 10_000_000:
        var text, count = _short_text(value, negative)
        return _write_words(text, count, None, writer)
    if value < 1_000_000_000_000_000:
        var high = value / 100_000_000
        var low = _eight_digits(value - high * 100_000_000) | 0x3030303030303030
        var text: UInt64 = 45
        var count = 1 if negative else 0
        if high > 0:
            text, count = _short_text(high, negative)
        return _write_words(text, count, low, writer)
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
