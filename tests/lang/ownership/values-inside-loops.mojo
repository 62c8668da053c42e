# rule: 05/DST-17
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


def main():
    var a = N(1)
    var i = 0
    while i < 2:
        var t = N(10 + i)
        print("it", a.id, t.id)
        i += 1
    print("end")
    while i < 5:
        var t = N(20 + i)
        i += 1
        if i == 4:
            continue
        print("t", t.id)
        if i == 5:
            break
        print("next")
