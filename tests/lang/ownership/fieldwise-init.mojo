# rule: 05/LCM-7
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


@fieldwise_init
struct A(Movable):
    var a: N
    var b: C
    var c: List[Int]


@fieldwise_init
struct G[T: Movable & Deinitable, U: ImplicitlyCopyable & Deinitable]:
    var t: Self.T
    var u: Self.U


def main():
    var c = C(1)
    var a = A(N(2), c, [1])
    print(a.a.id, a.b.id, a.c, c.id)
    var b = A(c=[2], b=C(4), a=N(3))
    print(b.a.id, b.b.id, b.c)
    var g = G(N(9), 3)
    print(g.t.id, g.u)
    var h = G[String, Int]("s", u=4)
    print(h.t, h.u)
