# rule: 05/CAP-7
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


def call[f: def(Int) capturing[_] -> None](n: Int):
    for i in range(n):
        f(i)


def main():
    var a = N(1)
    var t = 0

    @parameter
    def add(i: Int):
        t += i
        a.id += 1

    call[add](3)
    print(t, a.id)
    print("end")
