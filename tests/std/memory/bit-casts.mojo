# rule: 12/BIT-C1, 12/BIT-C2
# expect: run
from std.memory import bitcast, pack_bits


def check_bit() raises:
    print(
        bitcast[DType.uint32](Float32(1.0)),
        bitcast[DType.uint8, 4](UInt32(0x01020304)),
        bitcast[DType.int16, 2](Int32(-1)),
        bitcast[DType.float64](Int64(0)),
        bitcast[DType.int8](SIMD[DType.uint8, 2](255, 1)),
    )
    print(
        pack_bits(
            SIMD[DType.bool, 8](
                True, False, True, False, False, False, False, False
            )
        ),
        pack_bits[DType.uint8, 2](SIMD[DType.bool, 16](fill=True)),
    )


def main() raises:
    check_bit()
