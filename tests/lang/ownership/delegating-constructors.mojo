# rule: 05/LCM-3, 05/LCM-4
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


struct A:
    var n: N
    var x: Int

    def __init__(out self, x: Int):
        self.n = N(x)
        self.x = x
        print("full", self.tot())

    def __init__(out self):
        self = Self(7)
        print("deleg", self.x)

    def __init__(out self, s: String):
        return Self(8)

    def __init__(out self, a: Int, b: Int):
        self.n = N(100)
        self.x = 1
        self = Self(a + b)

    def __init__(out self, *, kw: Int):
        self.x = 5
        self.n = N(kw)
        self.n = N(kw + 1)
        self.x = 6

    def tot(self) -> Int:
        return self.n.id + self.x

    def __deinit__(deinit self):
        print("del A", self.x)


def main():
    var a = A()
    print(a.x)
    var b = A("s")
    print(b.x)
    var c = A(1, 2)
    print(c.x)
    var d = A(kw=3)
    print(d.x, d.n.id)
