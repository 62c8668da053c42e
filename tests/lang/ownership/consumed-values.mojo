# rule: 05/DST-4
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


struct Box(Movable):
    var n: N

    def __init__(out self, var n: N):
        self.n = n^


def mk() -> N:
    var x = N(1)
    print("mk")
    return x^


def eat(var n: N):
    print("eat", n.id)


def main():
    var a = mk()
    var b = Box(a^)
    print("b", b.n.id)
    eat(mk())
    var xs = List[N]()
    xs.append(mk())
    print("end")
