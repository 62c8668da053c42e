# rule: 10/NUM-1, 10/NUM-3, 10/NUM-9
# expect: run


def check_num() raises:
    var n = 7
    print(
        7 / 2,
        -7 / 2,
        6 / 3,
        n / 2,
        7 / n,
        -7 // n,
        UInt8(256),
        UInt64(-1) == UInt64.MAX,
    )
    var i: Int = 3
    var s: Scalar[DType.int] = i
    var j: SIMD[DType.int, 1] = s
    print(
        j,
        Float32(1e40),
        Float32(1e-45),
        Float32(3e-45),
        Float32(1e-40),
        UInt8(1) + 2,
        2 * Float32(1.5),
    )
    var b: Bool = Scalar[DType.bool](True)
    var sb: Scalar[DType.bool] = b
    print(
        b,
        sb,
        Int.MAX + 1 == Int.MIN,
        UInt8(200) + UInt8(100),
        Int8(-128) - Int8(1),
        Int32(1) << 31,
    )
    var v = SIMD[DType.int32, 4](1)
    print(v.length + UInt8(1), v * Int32(3), v + 2)
    print(
        7.5 // 0.0,
        7.5 % 0.0,
        divmod(7.5, 0.0),
        divmod(-7.5, 2.0),
        divmod(n, 0),
        n // 0,
        n % 0,
    )


def main() raises:
    check_num()
