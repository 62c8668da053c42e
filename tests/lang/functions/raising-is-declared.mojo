# rule: 06/FUN-4
# expect: reject
def f():
    raise Error("x")


def g():
    h()


def h() raises:
    pass


def main():
    pass
