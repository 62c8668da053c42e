# rule: 05/DST-5, 05/OWN-3
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


def block(c: Bool):
    if c:
        var a = N(1)
        print("in", a.id)
        print("in2")


def main():
    block(True)
    var b = N(2)
    print("x")
    for i in range(2):
        var c = N(10 + i)
        _ = c.id
        print("loop", b.id)
    print("end")
