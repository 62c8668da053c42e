# rule: 10/BOOL-2, 10/BOOL-1
# expect: reject
def f(b: Bool):
    pass


def check_bool_e1() raises:
    print(True + True)


def check_bool_e2() raises:
    f("x")


def main() raises:
    check_bool_e1()
    check_bool_e2()
