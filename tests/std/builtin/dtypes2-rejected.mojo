# rule: 10/DT-4
# expect: reject


def check_dt_e2() raises:
    print(DType.mantissa_width[DType.float8_e8m0fnu]())


def main() raises:
    check_dt_e2()
