# rule: 10/RNG-7, 10/RNG-3
# expect: reject


def check_rng_e1() raises:
    for x in range(Float64(3)):
        pass


def check_rng_e2() raises:
    for x in reversed(range(UInt8(3))):
        pass


def check_rng_e5() raises:
    print(len(range(0.0, 1.0, 0.5)))


def main() raises:
    check_rng_e1()
    check_rng_e2()
    check_rng_e5()
