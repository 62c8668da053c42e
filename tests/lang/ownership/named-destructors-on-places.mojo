# rule: 05/DEI-4, 05/DEI-6
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


struct K(ImplicitlyCopyable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, copy: Self):
        self.id = copy.id
        print("copy", self.id)

    def finish(deinit self):
        print("finish", self.id)

    def __deinit__(deinit self):
        print("del K")


def main():
    var k = K(1)
    k.finish()
    print("k", k.id)
    var j = K(2)
    j^.__deinit__()
    K(3).finish()
    var m = K(4)
    m.finish()
