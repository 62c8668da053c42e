# rule: 12/PTR-5, 12/PTR-23
# expect: reject


def check_ptr_e1() raises:
    comptime P = Pointer[Int, MutUntrackedOrigin, AddressSpace.SHARED]
    var x: P


def check_ptr_e2() raises:
    var x = 1
    var p = Pointer(to=x)
    if p:
        print(1)


def check_ptr_e3() raises:
    var x = 1
    var p = Pointer(to=x)
    print(Bool(p))


def main() raises:
    check_ptr_e1()
    check_ptr_e2()
    check_ptr_e3()
