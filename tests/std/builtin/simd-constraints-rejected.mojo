# rule: 10/SIMD-1, 10/SIMD-10, 10/SIMD-11, 10/SIMD-17, 10/CAST-16, 10/SIMD-6, 10/SIMD-30, 10/SIMD-31, 10/CAST-15
# expect: reject
def f[n: Int]():
    print(SIMD[DType.int32, n](1))


def check_simd_e2() raises:
    f[3]()


def check_simd_e3() raises:
    print(Scalar[DType.bool](True) + Scalar[DType.bool](True))


def check_simd_e4() raises:
    var v = SIMD[DType.int32, 2](1, 2)
    print(v < v)


def check_simd_e5() raises:
    print(Float32(1) & Float32(1))


def check_simd_e7() raises:
    print(Int(2) ** Float64(1.5))


def check_simd_e8() raises:
    print(SIMD[DType.int32, 4](2) ** SIMD[DType.int64, 4](2))


def check_simd_e9() raises:
    print(Int(SIMD[DType.int32, 4](2)))


def check_simd_e11() raises:
    print(Float32(from_bits=Float32(1)))


def check_meth_e1() raises:
    print(SIMD[DType.int32, 4](1).reduce_add[8]())


def check_meth_e2() raises:
    print(SIMD[DType.int32, 4](1).shuffle[0, 1, 2, 9]())


def check_meth_e3() raises:
    print(SIMD[DType.int32, 4](1).slice[8]())


def check_meth_e4() raises:
    print(SIMD[DType.int32, 4](1).select(1, 2))


def check_cast_e1() raises:
    print(Float8_e4m3fn(1).cast[DType.int8]())


def main() raises:
    check_simd_e2()
    check_simd_e3()
    check_simd_e4()
    check_simd_e5()
    check_simd_e7()
    check_simd_e8()
    check_simd_e9()
    check_simd_e11()
    check_meth_e1()
    check_meth_e2()
    check_meth_e3()
    check_meth_e4()
    check_cast_e1()
