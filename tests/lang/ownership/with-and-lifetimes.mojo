# rule: 05/DST-41, 06/CTX-6, 06/CTX-7
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


struct M(Movable):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __enter__(mut self) -> N:
        print("enter", self.n)
        return N(self.n)

    def __exit__(mut self):
        print("exit", self.n)

    def __deinit__(deinit self):
        print("del M", self.n)


struct V(Movable):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __enter__(var self) -> Self:
        print("enter V")
        return self^

    def __deinit__(deinit self):
        print("del V", self.n)


def main():
    with M(1) as t:
        print("body", t.id)
        print("body2")
    print("--")
    with M(2):
        print("body")
    print("--")
    with V(3) as v:
        print("body", v.n)
        print("body2")
    print("--")
    with V(4):
        print("body")
    print("--")
    with M(5) as a, V(6) as b:
        print("body", a.id, b.n)
        print("end")
    print("end")
