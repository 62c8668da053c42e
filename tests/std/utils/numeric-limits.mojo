# rule: 12/UNUM-1, 12/UNUM-3, 12/UNUM-4
# expect: run
from std.utils.numerics import (
    FPUtils,
    FlushDenormals,
    nan,
    inf,
    neg_inf,
    max_finite,
    min_finite,
    max_or_inf,
    min_or_neg_inf,
    isnan,
    isinf,
    isfinite,
    get_accum_type,
    nextafter,
)


def check_unum() raises:
    print(
        isnan(5),
        isinf(UInt8(3)),
        isfinite(7),
        isnan(nan[DType.float32]()),
        isinf(inf[DType.float16]()),
        isfinite(neg_inf[DType.float64]()),
        isnan(SIMD[DType.float32, 2](1, nan[DType.float32]())),
    )
    print(
        max_finite[DType.uint8](),
        max_finite[DType.int16](),
        max_finite[DType.float8_e4m3fn](),
        max_finite[DType.float8_e4m3fnuz](),
        max_finite[DType.float8_e5m2](),
        max_finite[DType.float8_e5m2fnuz](),
        max_finite[DType.float16](),
        max_finite[DType.bfloat16](),
        max_finite[DType.float32](),
        max_finite[DType.float64](),
        max_finite[DType.bool](),
    )
    print(
        min_finite[DType.uint8](),
        min_finite[DType.int16](),
        min_finite[DType.float16](),
        min_finite[DType.bool](),
        max_or_inf[DType.float32](),
        max_or_inf[DType.int8](),
        min_or_neg_inf[DType.float32](),
        min_or_neg_inf[DType.int8](),
    )
    print(
        get_accum_type[DType.float8_e5m2](),
        get_accum_type[
            DType.float8_e4m3fn, preferred_accum_type=DType.float16
        ](),
        get_accum_type[DType.bfloat16](),
        get_accum_type[DType.float16](),
        get_accum_type[DType.float16, preferred_accum_type=DType.float16](),
        get_accum_type[DType.int8](),
    )
    print(
        nextafter(Float32(1), Float32(2)),
        nextafter(Float64(0), Float64(-1)),
        nextafter(SIMD[DType.float64, 2](1, 1), SIMD[DType.float64, 2](0, 1)),
    )
    comptime F = FPUtils[DType.float32]
    print(
        F.integral_type,
        F.uint_type,
        F.mantissa_width(),
        F.max_exponent(),
        F.exponent_width(),
        F.exponent_bias(),
        F.mantissa_mask(),
        F.sign_mask(),
        F.exponent_mask(),
        F.exponent_mantissa_mask(),
        F.quiet_nan_mask(),
    )
    var x = Float32(-6.5)
    print(
        F.bitcast_to_integer(x),
        F.bitcast_to_uint(x),
        F.bitcast_from_integer(1065353216),
        F.get_sign(x),
        F.set_sign(x, False),
        F.get_exponent(x),
        F.get_exponent_biased(x),
        F.set_exponent(x, 127),
        F.get_mantissa(x),
        F.get_mantissa_uint(x),
        F.set_mantissa(x, 0),
        F.pack(True, 128, 0),
    )
    with FlushDenormals():
        print(1)


def main() raises:
    check_unum()
