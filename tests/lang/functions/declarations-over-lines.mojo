# rule: 01/DEC-6, 01/DEC-10
# expect: run
def a(x: Int, /, y: Int = 2, *zs: Int, w: Int, var **kw: Int) -> Int:
    return x + y + len(zs) + w + len(kw)


def b(
    x: Int,
    y: Int,
) -> Int:
    return x + y


def c() -> Int:
    return 1


def d[
    T: Writable,
    n: Int = 2,
](x: T) -> String:
    """Doc."""
    return String(x, n)


def main():
    print(
        a(1, w=2),
        a(1, 2, 3, 4, w=5, q=6),
        b(
            1,
            2,
        ),
        c(),
        d(4),
    )
