# rule: 10/DT-1, 10/DT-4
# expect: run


def check_dt() raises:
    print(
        DType.bool,
        DType.int,
        DType.uint,
        DType.int8,
        DType.int128,
        DType.int256,
        DType.uint256,
        DType.float16,
        DType.bfloat16,
        DType.float8_e5m2,
        DType.float8_e5m2fnuz,
        DType.float8_e4m3fn,
        DType.float8_e4m3fnuz,
        DType.float8_e3m4,
        DType.float8_e8m0fnu,
        DType.float4_e2m1fn,
    )
    print(
        repr(DType.float32),
        DType.int == DType.int,
        DType.int != DType.int64,
        hash(DType.int) == hash(DType.int),
    )
    print(
        DType.uint.is_unsigned(),
        DType.bool.is_unsigned(),
        DType.float32.is_unsigned(),
        DType.float32.is_signed(),
        DType.int8.is_signed(),
        DType.bool.is_signed(),
        DType.uint8.is_signed(),
    )
    print(
        DType.bool.is_integral(),
        DType.uint.is_integral(),
        DType.float16.is_floating_point(),
        DType.float4_e2m1fn.is_floating_point(),
        DType.float8_e3m4.is_float8(),
        DType.float16.is_float8(),
        DType.bfloat16.is_half_float(),
        DType.float32.is_half_float(),
    )
    print(
        DType.float4_e2m1fn.is_numeric(),
        DType.float8_e8m0fnu.is_numeric(),
        DType.float8_e5m2.is_numeric(),
        DType.bool.is_numeric(),
        DType.int.is_numeric(),
    )
    print(
        DType.mantissa_width[DType.float32](),
        DType.mantissa_width[DType.float8_e4m3fn](),
        DType.exponent_width[DType.float64](),
        DType.exponent_width[DType.float4_e2m1fn](),
        DType.max_exponent[DType.float8_e4m3fn](),
        DType.max_exponent[DType.float64](),
        DType.exponent_bias[DType.float32](),
        DType.exponent_bias[DType.float8_e4m3fnuz](),
        DType.exponent_bias[DType.float8_e5m2fnuz](),
        DType.max_exponent[DType.float4_e2m1fn](),
    )
    comptime if DType.int8 in (DType.int8, DType.int16):
        print("in")
    var d = {DType.int: 1}
    print(d, [DType.int8, DType.float64])


def main() raises:
    check_dt()
