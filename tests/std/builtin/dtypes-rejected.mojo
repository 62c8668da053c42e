# rule: 10/DT-4
# expect: reject


def check_dt_e1() raises:
    print(DType.mantissa_width[DType.int8]())


def main() raises:
    check_dt_e1()
