# rule: 03/NCV-1, 03/NCV-3, 03/NCV-4, 03/NCV-8, 03/NCV-9, 03/NCV-10, 03/NCV-11, 03/NCV-12, 03/NCV-13, 03/NCV-14
# expect: run
def half(x: Float64) -> Float64:
    return x * 0.5


def main():
    var n: Int = 7
    print(half(Float64(n)), half(7))
    var b: UInt8 = 300
    print(b, Int8(200), Int(Float64(3.99)), UInt8(256), UInt8(-1), Int8(128))
    print(n / 2, -n / 2, -n // 2, -n % 3, n // -2)
    var w: Int32 = 5
    print(Int64(w) + 1, w * 2, Float32(w) / 2, w.cast[DType.float64]())
    print(
        Int == Int64,
        UInt == UInt64,
        Int32 == SIMD[DType.int32, 1],
        Byte == UInt8,
        Bool == Scalar[DType.bool],
    )
    var flag: Scalar[DType.bool] = True
    var back: Bool = flag
    print(flag, back, SIMD[DType.bool, 2](fill=True))
    print(Int8(300 + 1), Int16(Int32(70000)), UInt8(Int(-1)))
    var v = SIMD[DType.int32, 4](1, 2, 3, 4)
    print(
        v + 1,
        2 * v,
        v == SIMD[DType.int32, 4](1, 2, 3, 4),
        v != v,
        v.eq(SIMD[DType.int32, 4](1, 0, 3, 0)),
        v.lt(3),
    )
    if v:
        print("any")
    var i8: Int8 = 127
    i8 += 1
    print(i8, Int8(-128) - 1, UInt8(0) - 1, Bool(0), Bool(2.5), Bool(None))
    var f: Float32 = 0.1
    print(f, Float64(f) == 0.1, Int(Float64(-2.7)))
    var s: SIMD[DType.float32, 2] = 3
    var sc: Scalar[DType.float32] = 2
    var sp: SIMD[DType.float32, 2] = sc
    print(
        s,
        sp,
        SIMD[DType.float32, 2](from_bits=SIMD[DType.uint32, 2](1065353216, 0)),
    )
