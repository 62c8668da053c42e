# rule: 05/DST-18, 06/CFL-8
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


struct It(ImplicitlyCopyable):
    var i: Int
    var n: Int

    def __init__(out self, n: Int):
        self.i = 0
        self.n = n

    def __init__(out self, *, copy: Self):
        self.i = copy.i
        self.n = copy.n

    def __iter__(self) -> Self:
        return self

    def __next__(mut self) raises StopIteration -> N:
        if self.i >= self.n:
            raise StopIteration()
        self.i += 1
        return N(self.i)

    def __deinit__(deinit self):
        print("it gone")


def mk() -> List[N]:
    print("mk")
    return [N(7), N(8)]


def main():
    for x in It(2):
        print("x", x.id)
        print("after")
    else:
        print("else")
    for _ in It(2):
        print("unused")
    for x in It(5):
        if x.id == 2:
            break
    print("--")
    for x in mk():
        print("l", x.id)
    print("--")
    var l = [N(1), N(2)]
    for ref x in l:
        x.id += 10
    for x in l:
        print(x.id)
    for var x in l^:
        print("own", x.id)
    print("end")
