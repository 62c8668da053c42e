# rule: 10/CAST-4, 10/CAST-6, 10/CAST-8, 10/CAST-12
# expect: run
from std.utils.numerics import nan, inf


def check_cast() raises:
    print(
        Float32(16777217),
        Float32(Int(16777219)),
        Float16(Int(2049)),
        Float32(Float64(1e300)),
        Float32(nan[DType.float64]()),
        Scalar[DType.bool](Float32(0.5)),
        Scalar[DType.bool](nan[DType.float32]()),
        Int(Scalar[DType.bool](True)),
        Float64(True),
        Float32(Float64(0.1)),
    )
    print(
        Float32(1000.0).cast[DType.float8_e4m3fn](),
        Float32(-1e9).cast[DType.float8_e5m2](),
        Float32(3.3).cast[DType.float8_e8m0fnu](),
        Float32(1.0).cast[DType.float8_e8m0fnu](),
        Float8_e8m0fnu(Float32(2)).cast[DType.float32](),
        nan[DType.float32]().cast[DType.float8_e8m0fnu](),
        nan[DType.float32]().cast[DType.float8_e8m0fnu]().cast[DType.float32](),
    )
    print(
        Int8(UInt8(200)),
        UInt8(Int8(-1)),
        Int(UInt8(255)),
        Int(Float32(-3.9)),
        UInt64(Int8(-1)),
        Int64(UInt8(200)),
        Int128(-1),
        UInt256(UInt8(7)),
    )


def main() raises:
    check_cast()
