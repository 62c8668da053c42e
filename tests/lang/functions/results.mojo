# rule: 06/RET-2, 06/RET-3, 06/RET-7, 06/RET-11, 06/RET-13, 06/RET-14
# expect: run
struct Fixed(Movable where False):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n


def build(n: Int, out r: Fixed):
    r = Fixed(n)
    r.n += 1


def two() -> Tuple[Int, String]:
    return 1, "a"


def three():
    return


def conv() -> Float64:
    return 1


def opt(c: Bool) -> Optional[Int]:
    if c:
        return 3
    return None


def nested() -> Int:
    def add(x: Int) -> Int:
        return x + 1

    def add2(x: Int) -> Int:
        return add(add(x))

    return add2(1)


def gen[n: Int]() -> Int:
    comptime k = n * 2

    def inner() -> Int:
        return n + k + helper()

    return inner()


def helper() -> Int:
    return 100


def blocks(c: Bool) -> Int:
    if c:
        def f() -> Int:
            return 1

        return f()
    else:
        def g() -> Int:
            return 2

        return g()


struct S(ImplicitlyCopyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def m(this, y: Int) -> Int:
        return this.x + y

    def selfless(s) -> Int:
        return s.x

    @staticmethod
    def st(x: Int) -> Int:
        return x * 2

    def mutate(mut this):
        this.x += 1


def ferr(c: Bool) raises -> Int:
    if c:
        raise "x"
    return 1


def nv() -> Never:
    while True:
        pass


def usenv(c: Bool) -> Int:
    if c:
        return 3
    nv()


def conv2(c: Bool) -> String:
    return "a" if c else nv()


def rn(c: Bool) raises -> Never:
    raise "never returns"


def fact(n: Int) -> Int:
    return 1 if n < 2 else n * fact(n - 1)


def main() raises:
    print(build(4).n, two(), conv(), opt(True).value(), opt(False).or_else(0))
    three()
    print(nested(), gen[3](), blocks(True), blocks(False))
    var s = S(1)
    s.mutate()
    S.mutate(s)
    print(s.m(2), S.m(s, 3), s.selfless(), S.st(2), s.st(4), S.selfless(s))
    print(usenv(True), conv2(True), fact(5))
    try:
        rn(True)
    except e:
        print(e)
    var f = S.m
    print(f(s, 5))
