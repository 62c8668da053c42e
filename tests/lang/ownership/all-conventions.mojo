# rule: 05/PASS-1, 05/PASS-2
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


def i(x: N) -> Int:
    return x.id


def ii(imm x: N = N(9)) -> Int:
    return x.id


def rd(read x: N) -> Int:
    return x.id


def r(ref x: N) -> Int:
    return x.id


def rdef(ref x: Int = 5) -> Int:
    return x


def v(var x: N = N(8)) -> Int:
    return x.id


def ro[o: Origin](ref[o] x: N) -> Int:
    return x.id


def m(mut x: N):
    x.id += 1


def o(out x: N, id: Int):
    x = N(id)


struct S:
    var n: Int

    def __init__(out self):
        self.n = 1

    def cons(deinit self, deinit other: Self) -> Int:
        return self.n + other.n


def main():
    var a = N(1)
    print(i(a), ii(a), rd(a), r(a), ro(a))
    m(a)
    print(i(N(2)), r(N(3)), rd(N(4)), ii(), rdef(), v())
    print(v(a^), rdef(7))
    var b = o(4)
    print(b.id)
    print(S().cons(S()))
