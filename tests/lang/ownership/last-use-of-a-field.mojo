# rule: 05/DST-24
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

    def __init__(out self, i: Int):
        self.a = N(i)
        self.b = N(i + 1)

    def __deinit__(deinit self):
        print("del P", self.a.id)


struct O(Movable):
    var p: P
    var q: N

    def __init__(out self):
        self.p = P(1)
        self.q = N(7)


def main():
    var p = P(1)
    print(p.a.id)
    print("--")
    var o = O()
    print(o.p.b.id)
    print("--")
    var o2 = O()
    o2.p.a = N(20)
    print(o2.p.a.id)
    o2.p = P(30)
    print("mid")
    print(o2.q.id)
