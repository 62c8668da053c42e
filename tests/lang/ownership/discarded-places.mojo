# rule: 05/DST-37, 05/DST-38
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


def mk() -> N:
    return N(5)


struct Im(Movable where False):
    var n: Int

    def __init__(out self):
        self.n = 3

    def __deinit__(deinit self):
        print("im gone")


def main():
    var a = N(1)
    print("1")
    _ = a
    print("2")
    _ = mk()
    print("3")
    var b = N(2)
    _ = b^
    print("4")
    b = N(6)
    _ = b.id
    print("5")
    var _ = N(7)
    print("6")
    var i = Im()
    print("7")
    _ = i
    var l = [N(8)]
    _ = l[0]
    print("8")
    var t = (N(9), N(10))
    _ = t
    print("9")
