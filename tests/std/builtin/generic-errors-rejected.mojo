# rule: 10/GEN-1, 10/GEN-3
# expect: reject


def check_gen_e1() raises:
    var l: List[Int] = [1, 2]
    print(max(l))


def check_gen_e2() raises:
    print(pow(2, 3, 5))


def check_gen_e3() raises:
    var x = 1
    swap(x, x)


def main() raises:
    check_gen_e1()
    check_gen_e2()
    check_gen_e3()
