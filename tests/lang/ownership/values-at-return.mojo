# rule: 05/DST-20
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


def val(n: N) -> Int:
    print("val")
    return n.id


def a() -> Int:
    var x = N(1)
    var y = N(2)
    return val(x) + val(y)


def b(c: Bool) -> N:
    var x = N(3)
    var y = N(4)
    if c:
        return x^
    print("b")
    return y^


def d(c: Bool) -> Int:
    var x = N(5)
    if c:
        return 7
    print(x.id)
    return x.id


def main():
    print(a())
    print(b(True).id)
    print(b(False).id)
    print(d(True))
    print(d(False))
