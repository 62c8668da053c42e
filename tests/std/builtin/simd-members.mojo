# rule: 10/SIMD-2, 10/SIMD-7, 10/SIMD-20, 10/SIMD-21
# expect: run
from std.sys import size_of


def check_simd() raises:
    print(
        size_of[SIMD[DType.bool, 8]](),
        size_of[SIMD[DType.int16, 8]](),
        Int8.MAX,
        Int8.MIN,
        Float32.MAX,
        Float32.MIN,
        Scalar[DType.bool].MAX,
        UInt16.MAX,
        SIMD[DType.int8, 2].MAX,
        Float32.MAX_FINITE,
        Float64.MIN_FINITE,
        UInt8.MIN_FINITE,
    )
    var v: SIMD[DType.int32, 4] = [1, 2, 3, 4]
    print(
        v,
        SIMD[DType.int32, 4](),
        SIMD[DType.int32, 4](7),
        SIMD[DType.uint64, 4](UInt8(42)),
        SIMD[DType.bool, 2](fill=True),
        SIMD[DType.float32, 4](v),
    )
    print(
        Float32(from_bits=UInt32(1065353216)),
        SIMD[DType.bool, 2](from_bits=SIMD[DType.uint8, 2](0, 3)),
        Int32(from_bits=UInt32(0xFFFFFFFF)),
    )
    print(
        2 in v,
        9 in v,
        +v,
        -v,
        abs(-v),
        ~v,
        v & 1,
        v | 8,
        v ^ 1,
        v << 1,
        v >> 1,
        len(v),
        Bool(v),
        Bool(SIMD[DType.int32, 2]()),
    )
    print(
        10 - v,
        12 // v,
        12 / v,
        13 % v,
        2**v,
        1 << v,
        v.eq(2),
        v.ne(2),
        v.lt(2),
        v.le(2),
        v.gt(2),
        v.ge(2),
        v == v,
        v != v,
    )
    v += 1
    v *= 2
    v -= 1
    v //= 2
    v **= 2
    v %= 5
    v <<= 1
    v >>= 1
    v &= 7
    v |= 1
    v ^= 2
    print(v)
    var f = SIMD[DType.float32, 2](-2.5, 2.5)
    f /= 2
    print(
        f,
        round(SIMD[DType.float32, 2](-2.5, 3.5)),
        round(Float64(2.345), 2),
        round(1347, -1),
        round(-1342, -2),
        round(5, 3),
    )
    from std.math import floor, ceil, trunc, ceildiv

    print(
        floor(5),
        ceil(-3),
        trunc(UInt8(3)),
        ceildiv(7, 2),
        ceildiv(-7, 2),
        ceildiv(UInt8(250), UInt8(10)),
        ceildiv(7.5, 2.0),
    )
    var a = SIMD[DType.int32, 2](0, 0)
    var b = SIMD[DType.int32, 2](1, 2)
    print(a and b, b or a, not a)
    v[2] = 99
    print(v[2], Int(Int8(-3)), Float64(Int32(3)), Float32(1) == 1)


def main() raises:
    check_simd()
