# rule: 10/DT-2
# expect: reject


def check_dt_e3() raises:
    print(DType.invalid)


def main() raises:
    check_dt_e3()
