# rule: 10/NUM-6
# expect: reject


def check_num_e1() raises:
    print(SIMD[DType.bool, 4](True))


def main() raises:
    check_num_e1()
