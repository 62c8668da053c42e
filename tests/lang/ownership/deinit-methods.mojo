# rule: 05/DEI-3, 05/DEI-4, 05/DEI-5, 05/DST-28
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
struct Q(Movable):
    var a: N
    var b: N
    var c: N

    def __deinit__(deinit self):
        print("closing", self.b.id)
        print("closed")

    def total(self) -> Int:
        return self.a.id + self.b.id + self.c.id

    def take_b(deinit self) -> N:
        print("total", self.total())
        return self.b^

    def pass_on(deinit self) -> N:
        print("pass")
        return self^.take_b()

    def into(deinit self) -> List[Self]:
        var l = List[Self]()
        l.append(self^)
        return l^

    def risky(deinit self, c: Bool) raises -> N:
        if c:
            raise "risk"
        return self.c^

    def both(deinit self, deinit other: Self):
        print("both", self.a.id, other.a.id)
        _ = other.b^
        print("x")


def main() raises:
    _ = Q(N(1), N(2), N(3))
    print("--")
    print(Q(N(1), N(2), N(3)).take_b().id)
    print("--")
    print(Q(N(1), N(2), N(3)).pass_on().id)
    print("--")
    var l = Q(N(1), N(2), N(3)).into()
    print(len(l))
    print("--")
    var q = Q(N(1), N(2), N(3))
    try:
        _ = q^.risky(True)
    except e:
        print(e)
    print("--")
    print(Q(N(1), N(2), N(3)).risky(False).id)
    print("--")
    Q(N(1), N(2), N(3)).both(Q(N(4), N(5), N(6)))
