# rule: 05/LEXT-4, 05/LEXT-5, 05/LEXT-6
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
    var l = [N(1), N(2)]
    var s = Span(l)
    print(len(s))
    print("after")
    var a = N(3)
    var p = Pointer(to=a)
    print("p", p[].id)
    print("--")
    var b = N(4)
    var q = Pointer(to=b).unsafe_origin_cast[MutUntrackedOrigin]()
    print("q")
    _ = q
    var c = N(5)
    ref r = c
    for i in range(3):
        if i == 1:
            print("r", r.id)
            break
        print("no")
    print("end")
