# rule: 10/SIMD-12, 10/SIMD-14, 10/SIMD-17
# expect: run
from std.utils.numerics import nan, inf


def check_simd2() raises:
    var n = nan[DType.float64]()
    print(
        n == n,
        n != n,
        n < 1,
        n > 1,
        n <= n,
        5.0 % inf[DType.float64](),
        abs(Int.MIN) == Int.MIN,
        -UInt8(1),
    )
    print(
        Int(2) ** -1,
        (-1) ** Int(-3),
        Float64(2) ** -2,
        Int(0) ** -1,
        Int(1) ** -5,
        Int(3) ** 4,
        Float64(-2) ** 3.0,
        Float64(2) ** 0.5,
        Float64(-2) ** 0.5,
        Int(5) ** UInt8(3),
        SIMD[DType.int32, 2](2, 3) ** 3,
    )
    print(
        pow(Float32(2), 10),
        pow(2, 5),
        Float64(10) ** 3,
        SIMD[DType.float32, 2](2, 3) ** SIMD[DType.float32, 2](2, 3),
    )
    print(
        SIMD[DType.int32, 4](5, -5, 7, 0) // SIMD[DType.int32, 4](2, 2, 0, 3),
        SIMD[DType.int32, 4](5, -5, 7, 0) % SIMD[DType.int32, 4](2, 2, 0, 3),
        Int8(-7) >> 1,
        UInt8(200) >> 1,
    )


def main() raises:
    check_simd2()
