# rule: 05/PASS-8, 05/DST-9
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


struct S:
    var n: Int

    def __init__(out self):
        self.n = 1

    def m(self, var a: N, var b: N):
        print("m")

    def u(var self, var a: N):
        print("u")

    def __deinit__(deinit self):
        print("del S")


def drop(var x: N, var y: N):
    print("body")


def gen[T: Deinitable](var x: T, var y: N):
    print("gen")


def vars(var *xs: N):
    print("vars")


def packs[*Ts: Deinitable](var *xs: *Ts):
    print("packs")


def main():
    drop(N(1), N(2))
    S().m(N(3), N(4))
    S().u(N(5))
    gen(N(6), N(7))
    vars(N(8), N(9), N(10))
    packs(N(11), N(12))

    def clo(var x: N) {}:
        print("clo")

    clo(N(13))
    var l = lambda (var x: N): print("lam")
    l(N(14))
