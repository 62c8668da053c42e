# rule: 05/OWN-4
# expect: run
struct Plain:
    var x: Int

    def __init__(out self):
        self.x = 1


struct NoMove(Movable where False):
    var x: Int

    def __init__(out self):
        self.x = 1


@explicit_destroy("finish it")
struct NoDel(Deinitable where False):
    var x: Int

    def __init__(out self):
        self.x = 1

    def done(deinit self):
        print("done", self.x)


struct Maybe[c: Bool](Movable where c):
    var x: Int

    def __init__(out self):
        self.x = 1


trait Tr:
    def hi(self):
        ...


def mv[T: Movable](x: T):
    print("movable")


def de[T: Deinitable](x: T):
    print("deinitable")


def main():
    var p = Plain()
    mv(p)
    de(p)
    var q = p^
    print(q.x)
    var n = NoMove()
    de(n)
    mv(Maybe[True]())
    var z = NoDel()
    mv(z)
    z^.done()
    print(
        conforms_to(Maybe[False], Movable),
        conforms_to(Maybe[True], Movable),
        conforms_to(Plain, Copyable),
        conforms_to(NoDel, Deinitable),
    )
