# rule: 06/CLO-18, 03/FNT-6, 06/FUN-9
# expect: reject
def each[F: def(Int) -> None](n: Int, f: F):
    f(n)


def pointer[f: def(Int) thin -> None]():
    f(3)


def plain(i: Int):
    pass


def positive(x: Int) where x > 0:
    pass


def main():
    each[type_of(plain)](4, plain)
    pointer[plain]()
    each[plain](4, plain)
