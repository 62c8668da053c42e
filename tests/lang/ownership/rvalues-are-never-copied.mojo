# rule: 05/CPY-4
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


def mk(i: Int) -> C:
    return C(i)


def take(var c: C):
    print("take", c.id)


struct H:
    var c: C

    def __init__(out self, var c: C):
        self.c = c^


def main():
    var a = mk(1)
    take(mk(2))
    var h = H(mk(3))
    h.c = mk(4)
    var xs = [mk(5)]
    var t = (mk(6), 1)
    print(a.id, h.c.id, xs[0].id, t[0].id)
