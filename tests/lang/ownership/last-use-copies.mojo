# rule: 05/ELI-1, 05/ELI-5
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


def show(c: C):
    print("show", c.id)


def take(var c: C):
    print("take", c.id)


struct H(Movable):
    var a: C
    var b: C

    def __init__(out self):
        self.a = C(10)
        self.b = C(11)

    def __deinit__(deinit self):
        print("del H")


struct NM(ImplicitlyCopyable where False, Movable where False):
    var x: Int

    def __init__(out self):
        self.x = 1


def ret(c: Bool) -> C:
    var x = C(3)
    if c:
        return x
    var y = x
    return y


def gen[T: ImplicitlyCopyable & Deinitable](t: T) -> T:
    var a = t
    var b = a
    return b


def main():
    var x = C(1)
    var y = x
    print("y", y.id)
    var z = y
    print("y", y.id)
    print("z", z.id)
    var p = C(2)
    var q = p
    show(q)
    take(q)
    print("--")
    print(ret(True).id, ret(False).id)
    print("--")
    var h = H()
    var f = h.a
    print("f", f.id)
    print("--")
    var g = gen(C(5))
    print("g", g.id)
