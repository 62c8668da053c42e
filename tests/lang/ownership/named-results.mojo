# rule: 05/RES-2, 06/RET-4
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


def a(c: Bool, out r: N):
    r = N(1)
    r.id += 4
    if c:
        return
    return N(2)


def b(out r: List[Int]):
    r = []
    for i in range(3):
        r.append(i)


def main():
    var x = a(True)
    print(x.id)
    var y = a(False)
    print(y.id)
    print(b())
