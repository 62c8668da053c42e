# rule: 10/ERR-1
# expect: reject


def check_err_e1() raises:
    if Error("x"):
        pass


def check_err_e2() raises:
    var e = Error()
    print(Bool(e))


def main() raises:
    check_err_e1()
    check_err_e2()
