# rule: 10/INT-5
# expect: reject


def check_int_e1() raises:
    var xs = [1, 2]
    print(xs[True])


def main() raises:
    check_int_e1()
