# rule: 05/DST-3
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


def show(x: Int):
    print("show", x)


def show2(x: Int, y: N):
    print("show2", x, y.id)


struct R:
    var n: N
    var k: Int

    def __init__(out self):
        self.n = N(5)
        self.k = 6

    def __deinit__(deinit self):
        print("del R")


def main():
    var a = N(7)
    show(a.id)
    var r = R()
    show(r.k)
    var q = R()
    show(q.n.id)
    var t = (N(1), 3)
    show(t[1])
    show2(N(8).id, N(9))
