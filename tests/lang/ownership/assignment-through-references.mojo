# rule: 05/DST-31
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int
    def __deinit__(deinit self):
        print("del", self.id)

def mk(i: Int) -> N:
    print("mk", i)
    return N(i)

def from_n(n: N) -> N:
    print("from", n.id)
    return N(n.id + 100)

struct Holder:
    var n: N
    var xs: List[N]
    def __init__(out self):
        self.n = N(1)
        self.xs = List[N]()
        self.xs.append(N(2))
        self.xs.append(N(3))
    def at(mut self) -> ref [self.n] N:
        return self.n

def main():
    var h = Holder()
    h.at() = mk(10)
    h.at() = from_n(h.n)
    h.at() = from_n(h.xs[0])
    h.xs[0] = mk(11)
    h.xs[1] = from_n(h.xs[0])
    var o = mk(12)
    h.xs[0] = o^
    var p = Pointer(to=h.n)
    p[] = mk(13)
    p[] = from_n(p[])
    ref r = h.xs[1]
    r = mk(14)
    print("end", h.n.id, h.xs[0].id, h.xs[1].id)
