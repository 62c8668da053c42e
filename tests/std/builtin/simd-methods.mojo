# rule: 10/SIMD-33, 10/SIMD-34, 10/SIMD-32
# expect: run
from std.utils import IndexList
from std.builtin.simd import FastMathFlag


def check_meth() raises:
    var v = SIMD[DType.int32, 4](1, -1, 0, 1234)
    var o = String()
    v.write_padded(o, 4)
    o.write("|")
    Int(7).write_padded(o, width=3)
    print(o)
    print(
        v.is_power_of_two(),
        v.clamp(-1, 10),
        SIMD[DType.int32, 2](2).fma(3, 4),
        v.gt(0).select(v, -v),
        v.shuffle[3, 2, 1, 0](),
        v.shuffle[0, 4, 1, 5](v + 1),
        v.shuffle[IndexList[4](1, 1, 0, 0)](),
        v.shuffle[IndexList[4](7, 6, 0, 0)](v),
    )
    print(
        v.slice[2](),
        v.slice[2, offset=1](),
        v.insert(SIMD[DType.int32, 2](8, 9)),
        v.insert[offset=2](SIMD[DType.int32, 2](8, 9)),
        v.slice[2]().join(SIMD[DType.int32, 2](5, 6)),
        v.slice[2]().interleave(SIMD[DType.int32, 2](5, 6)),
        v.deinterleave()[0],
        v.deinterleave()[1],
        v.split()[0],
        v.split()[1],
    )
    print(
        v.rotate_left[1](),
        v.rotate_left[-1](),
        v.rotate_right[1](),
        v.shift_left[1](),
        v.shift_right[1](),
        v.shift_left[4](),
        v.reversed(),
    )
    print(
        v.reduce_add(),
        v.reduce_mul(),
        v.reduce_min(),
        v.reduce_max(),
        v.reduce_and(),
        v.reduce_or(),
        v.reduce_add[2](),
        v.reduce_max[size_out=2](),
        v.reduce_bit_count(),
        v.gt(0).reduce_bit_count(),
        v.gt(0).reduce_or(),
        v.gt(0).reduce_and(),
    )

    @parameter
    def ad[
        w: SIMDLength
    ](a: SIMD[DType.int32, w], b: SIMD[DType.int32, w]) -> SIMD[DType.int32, w]:
        return a + b

    print(v.reduce[ad](), v.reduce[ad, 2]())
    print(
        Float32(1).to_bits(),
        Float32(1).to_bits[DType.uint64](),
        Int8(-1).to_bits(),
        UInt32(0x01020304).as_bytes(),
        UInt32(0x01020304).as_bytes[big_endian=True](),
        UInt32.from_bytes([1, 2, 3, 4]),
        UInt32.from_bytes[big_endian=True]([1, 2, 3, 4]),
    )
    print(
        Int.get_type_name(),
        SIMD[DType.int32, 4].get_type_name(),
        Int(3).product(),
        Int(3).sum(),
        Int(3).value(),
        SIMD[DType.float32, 4](1, 2, 3, 4).fma[FastMathFlag.FAST](2, 1),
    )
    print(
        repr(Int(7)),
        repr(UInt32(4)),
        repr(Float64(2.5)),
        repr(BFloat16(1)),
        repr(Float8_e4m3fn(1)),
        repr(Scalar[DType.bool](True)),
        repr(v),
        repr(Byte(1)),
        repr(UInt(2)),
        repr(Int256(3)),
    )


def main() raises:
    check_meth()
