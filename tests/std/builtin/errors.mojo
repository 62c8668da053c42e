# rule: 10/ERR-1, 10/ERR-2, 10/ERR-3
# expect: run
def f() raises:
    raise "text"


def g() raises:
    try:
        f()
    except e:
        raise e


def h() raises:
    try:
        f()
    except e:
        raise e^


def check_err() raises:
    try:
        f()
    except e:
        print(e, repr(e), String(e), e.get_stack_trace().__bool__())
    try:
        g()
    except e:
        print(e)
    try:
        h()
    except e:
        print(e)
    try:
        raise Error(1, "a", 2.5)
    except e:
        print(e)
    var e2 = Error(String("q"))
    var e3 = e2
    print(e3, e2)


def main() raises:
    check_err()
