# rule: 05/DST-6
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


def both(x: N, y: N):
    print("both")


def three(x: N, y: N, z: N):
    print("three")


def args(x: N, y: N):
    print("a", x.id, y.id)


def own(var x: N, var y: N):
    both(x, y)
    print("own done")


def own3(var x: N, var y: N):
    var z = N(100)
    three(z, x, y)


def main():
    var a = N(1)
    var b = N(2)
    both(b, a)
    both(N(3), N(4))
    own(N(5), N(6))
    own3(N(7), N(8))
    var c = N(9)
    three(N(10), c, N(11))
    var t = (N(12), N(13))
    both(t[0], t[1])
