# rule: 05/CAP-4
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


struct Holder[F: def() -> Int](Movable):
    var f: Self.F

    def __init__(out self, var f: Self.F):
        self.f = f^

    def call(self) -> Int:
        return self.f()


def hold[F: def() -> Int, //](var f: F) -> Holder[F]:
    return Holder(f^)


def main():
    var n = N(5)

    def clo() {var n^} -> Int:
        return n.id

    var h = hold(clo^)
    print(h.call())
    print("end")
    var x = N(6)

    def unused() {var x^}:
        print(x.id)

    print("end2")
