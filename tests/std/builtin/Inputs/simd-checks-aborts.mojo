from std.sys import argv


def check_simd_e12() raises:
    print(SIMD[DType.int32, 4](1, 2))


def main() raises:
    var which = argv()[1]
    if which == "simd-e12":
        check_simd_e12()
