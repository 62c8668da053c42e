# rule: 12/PTR-51
# expect: reject


def check_casts_e1() raises:
    var x = 1
    var p = Pointer(to=x).as_imm()
    var q = p.mut_cast[True]()
    q[] = 1


def main() raises:
    check_casts_e1()
