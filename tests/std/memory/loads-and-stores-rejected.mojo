# rule: 12/PTR-31
# expect: reject
from std.memory import alloc


def check_ls_e1() raises:
    var a = alloc[Int32](16)
    print(a.unsafe_load[width=2, alignment=0]())


def check_ls_e2() raises:
    var a = alloc[Int32](16)
    print(a.unsafe_load[volatile=True, invariant=True]())


def check_ls_e5() raises:
    var a = alloc[Int32](16)
    print(a.unsafe_gather(SIMD[DType.float32, 2](1)))


def check_ls_e6() raises:
    var a = alloc[Int32](16)
    print(a.unsafe_gather[alignment=3](SIMD[DType.int32, 2](1)))


def main() raises:
    check_ls_e1()
    check_ls_e2()
    check_ls_e5()
    check_ls_e6()
