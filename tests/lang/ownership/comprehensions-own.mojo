# rule: 05/DST-42
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


def mk(i: Int) -> N:
    return N(i)


def main():
    var l = [mk(i) for i in range(3)]
    print(len(l))
    var m = [x.id * 2 for x in [N(7), N(8)]]
    print(m)
    var q = [N(x.id + 10) for x in [N(1), N(2)] if x.id > 1]
    print(q[0].id)
