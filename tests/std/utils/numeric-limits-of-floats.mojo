# rule: 10/NUMX-1, 10/NUMX-2
# expect: run
from std.utils.numerics import max_finite, get_accum_type


def check_numx() raises:
    print(
        max_finite[DType.float8_e4m3fn](),
        max_finite[DType.float16](),
        max_finite[DType.int8](),
        get_accum_type[
            DType.float8_e5m2, preferred_accum_type=DType.bfloat16
        ](),
        get_accum_type[DType.float64](),
    )


def main() raises:
    check_numx()
