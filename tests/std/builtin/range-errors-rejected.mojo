# rule: 10/RNG-8
# expect: reject


def check_rng_e3() raises:
    for x in range(3, UInt8(5), Int8(3)):
        pass


def main() raises:
    check_rng_e3()
