# rule: 12/PTR-10
# expect: reject


def check_ptr_e5() raises:
    var p = Pointer[Int, MutUntrackedOrigin](unsafe_from_address=0)
    print(Int(p))


def main() raises:
    check_ptr_e5()
