# rule: 05/LIN-1, 05/LIN-6, 05/LIN-7, 05/LIN-10
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


@explicit_destroy("call close()")
@fieldwise_init
struct H(Deinitable where False, Movable):
    var fd: Int

    def close(deinit self):
        print("close", self.fd)


struct Owner:
    var h: H

    def __init__(out self, i: Int):
        self.h = H(i)

    def __deinit__(deinit self):
        print("owner")
        self.h^.close()


struct LinOwner(Deinitable where False, Movable):
    var h: H

    def __init__(out self, i: Int):
        self.h = H(i)

    def finish(deinit self):
        self.h^.close()


@fieldwise_init
struct W[
    T: AnyType & Movable
](Deinitable where conforms_to(T, Deinitable), Movable):
    var n: Self.T


def mk() -> H:
    return H(1)


def keep(var h: H) -> H:
    return h^


def look(h: H, mut k: H):
    k.fd += h.fd


def consume[T: Movable, //](var t: T) where conforms_to(T, Deinitable):
    print("consumed")


def branch(c: Bool):
    var h = H(5)
    if c:
        h^.close()
    else:
        var o = h^
        o^.close()


def loop():
    for i in range(2):
        var h = H(i)
        if i == 1:
            h^.close()
            break
        h^.close()


def tr(c: Bool) raises:
    var h = H(7)
    try:
        if c:
            raise "x"
    except e:
        print(e)
        h^.close()
        return
    h^.close()


def main() raises:
    var h = keep(mk())
    var g = H(2)
    look(h, g)
    h^.close()
    g^.close()
    _ = Owner(4)
    LinOwner(6).finish()
    branch(True)
    branch(False)
    loop()
    tr(True)
    tr(False)
    consume(3)
    var w = W(N(9))
    print(w.n.id)
    var l = List[H]()
    l.append(H(20))
    l.append(H(21))

    def each(var h: H) {}:
        h^.close()

    l^.deinit_with(each)
