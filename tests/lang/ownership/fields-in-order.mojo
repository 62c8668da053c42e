# rule: 05/DST-7, 05/DEI-2
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


struct P(Movable):
    var a: N
    var b: N
    var c: N

    def __init__(out self, i: Int):
        self.a = N(i)
        self.b = N(i + 1)
        self.c = N(i + 2)

    def __deinit__(deinit self):
        print("del P")

    def close(deinit self):
        print("close")

    def close2(deinit self):
        var b = self.b^
        print("close", b.id)


struct Q(Movable):
    var p: P
    var n: N

    def __init__(out self):
        self.p = P(1)
        self.n = N(9)


def main():
    _ = P(1)
    P(1).close()
    P(1).close2()
    _ = Q()
