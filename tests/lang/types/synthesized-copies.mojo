# rule: 03/SYN-7, 03/SYN-8, 03/SYN-10, 03/SYN-12, 03/SYN-13, 03/SYN-18
# expect: run
struct Noisy(Copyable):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __init__(out self, *, copy: Self):
        print("copy", copy.n)
        self.n = copy.n

    def __deinit__(deinit self):
        print("drop", self.n)


@fieldwise_init
struct Plain(Copyable):
    var a: Int
    var b: Float64


@fieldwise_init
struct Maybe[T: Movable & Deinitable](Copyable where conforms_to(T, Copyable)):
    var item: Self.T


@fieldwise_init
struct IC(ImplicitlyCopyable):
    var a: Int
    var n: Tuple[Int, Int]


@fieldwise_init
struct Fields(Copyable):
    var n: Noisy
    var l: List[Int]


struct NotDecl:
    var x: Int

    def __init__(out self):
        self.x = 1

    def __init__(out self, *, copy: Self):
        self.x = copy.x


struct Lin(Deinitable where False):
    var n: Noisy

    def __init__(out self):
        self.n = Noisy(77)

    def __deinit__(deinit self):
        print("never implicitly")

    def done(deinit self):
        print("done")


def main():
    print(Plain.__copy_ctor_is_trivial, Noisy.__copy_ctor_is_trivial)
    var x = Noisy(1)
    var y = x.copy()
    _ = y^
    _ = x^
    var m = Maybe(5)
    var n = m.copy()
    print(
        n.item,
        conforms_to(Maybe[Int], Copyable),
        conforms_to(Maybe[NotDecl], Copyable),
        conforms_to(NotDecl, Copyable),
    )
    var a = IC(1, (2, 3))
    var b = a
    b.a = 9
    print(a.a, b.a, b.n[1])
    var f = Fields(Noisy(4), [1])
    var g = f.copy()
    g.l.append(2)
    print(f.l, g.l)
    var nd = NotDecl(copy=NotDecl())
    print(nd.x)
    Lin().done()
