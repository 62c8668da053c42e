# rule: 05/DST-1, 05/DST-2
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)


struct C(ImplicitlyCopyable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, copy: Self):
        self.id = copy.id
        print("copy", self.id)

    def __init__(out self, *, deinit move: Self):
        self.id = move.id

    def __deinit__(deinit self):
        print("del", self.id)


def f(n: N) -> Int:
    return n.id


def g(n: N) raises -> Int:
    if n.id == 3:
        raise "three"
    return n.id


def show(a: Int, b: Int):
    print("show", a, b)


def gen[T: Deinitable](var t: T):
    print("in gen")


struct S[T: Movable & Deinitable]:
    var t: Self.T

    def __init__(out self, var t: Self.T):
        self.t = t^

    def use(self) -> Int:
        return 1


def main() raises:
    var a = N(1)
    var b = N(2)
    show(f(a), f(b))
    var c = N(4)
    var k = f(c) + f(N(5)) * 2
    print("k", k)
    var s = S(N(6))
    print(s.use() + 1)
    var d = N(7)
    try:
        print("try", g(d))
        var e = N(3)
        print("try", g(e))
        print("unreached")
    except e:
        print("caught", e)
    gen(N(8))
    gen((N(9), N(10)))
