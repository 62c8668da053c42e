# rule: 05/DST-12
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


def eat(var n: N) -> Int:
    return n.id


def thru(var n: N) -> N:
    return n^


def main():
    print(eat(N(1)))
    print(thru(thru(N(2))).id)
    print("end")
