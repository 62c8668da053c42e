# rule: 05/MOV-2, 05/MOV-3, 05/EXC-8, 05/DST-31, 05/LIN-3, 05/LIN-5, 05/CAP-2, 05/CAP-5, 05/RES-6, 05/LIN-8
# expect: reject
struct Pinned(Movable where False):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def next(self) -> Self:
        return Self(self.id + 1)


@explicit_destroy("call close()")
@fieldwise_init
struct Handle(Movable, Deinitable where False):
    var fd: Int

    def close(deinit self):
        pass


@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        pass


def eat(var n: N):
    pass


def give() -> Pinned:
    var p = Pinned(1)
    return p^


def own_value():
    var p = Pinned(1)
    p = p.next()


def overwritten():
    var h = Handle(1)
    ref r = h
    r = Handle(2)
    h^.close()


def dropped(c: Bool):
    var h = Handle(1)
    if c:
        h^.close()


def discarded():
    _ = Handle(3)


def captured():
    var n = N(1)

    def consume() {var n^}:
        eat(n^)

    consume()


def copied():
    var xs: List[Int] = [1]

    def length() {var xs} -> Int:
        return len(xs)

    print(length())


def temporary(var x: N) -> ref[x] N:
    return x


def used_temporary():
    print(temporary(N(1)).id)


def generic[T: Movable](var x: T):
    print("dropped")


def main():
    print(give().id)
    own_value()
    overwritten()
    dropped(True)
    discarded()
    captured()
    copied()
    used_temporary()
    generic(N(1))
