# rule: 05/CAP-1, 05/CAP-3
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


def main():
    var a = N(1)
    var b = N(2)
    var c = C(3)

    def clo() {var a^, mut b, var c}:
        b.id += 1
        print("clo", a.id, b.id, c.id)

    print("declared")
    b.id = 10
    clo()
    print(b.id)
    clo()
    print("after", c.id)
