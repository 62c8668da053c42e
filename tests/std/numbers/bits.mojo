# rule: 10/DT-3, 12/BIT-C2
# expect: run
from std.bit import (
    bit_reverse,
    bit_width,
    byte_swap,
    count_leading_zeros,
    count_trailing_zeros,
    log2_ceil,
    log2_floor,
    next_power_of_two,
    pop_count,
    prev_power_of_two,
    rotate_bits_left,
    rotate_bits_right,
)
from std.memory import bitcast, pack_bits

def main():
    print(count_leading_zeros(Int(1)), count_trailing_zeros(UInt8(0)), pop_count(Int32(-1)))
    print(bit_reverse(UInt8(1)), byte_swap(UInt16(0x0102)), byte_swap(UInt8(7)))
    print(bit_width(Int(-1)), bit_width(Int(8)), bit_width(UInt8(255)))
    print(log2_floor(Int(9)), log2_floor(Int(0)), log2_ceil(Int(9)), log2_ceil(Int(1)))
    print(next_power_of_two(Int(0)), next_power_of_two(Int(5)), prev_power_of_two(Int(5)), prev_power_of_two(Int(-1)))
    print(rotate_bits_left[1](UInt8(0x81)), rotate_bits_right[1](UInt8(0x81)), rotate_bits_left[-1](UInt8(1)))
    print(bitcast[DType.uint8, 4](UInt32(0x04030201)), pack_bits(SIMD[DType.bool, 8](True, False, True, False, False, False, False, True)))
    print(DType.float32, repr(DType.int), DType.uint8.is_unsigned(), DType.float16.is_signed(), DType.bool.is_integral())
