# rule: 11/TST-3, 11/TST-5
# expect: reject
def f(s: String):
    print(s)


def check_tstr_noimp() raises:
    var x = 3
    f(t"{x}")


def check_tstr_none() raises:
    print(t"{None}")


def main() raises:
    check_tstr_noimp()
    check_tstr_none()
