# rule: 06/FUN-3, 06/RET-8
# expect: reject
def f() -> Int:
    print(1)


def g(c: Bool) -> Int:
    if c:
        return 1


def h(c: Bool) -> Int:
    if c:
        return 1
    else:
        raise_it()


def raise_it() -> Never:
    while True:
        pass


def k(c: Bool) raises -> Int:
    if c:
        return 1
    raise "x"


def l() -> Int:
    ...


def m() -> None:
    return


def n() -> None:
    return None


struct S:
    var x: Int

    def me(self) -> Int:
        pass


def w(c: Bool) -> Int:
    while True:
        if c:
            return 1


def w2(c: Bool) -> Int:
    while True:
        if c:
            break


def main():
    var f = lambda (x: Int) -> Int: x

    def inner() -> Int:
        pass
