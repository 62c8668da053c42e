# rule: 05/DST-23, 06/ABI-11
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


from std.sys import exit


def main():
    var a = N(1)
    var b = N(2)
    print(a.id)
    if b.id == 2:
        exit(0)
    print(b.id)
