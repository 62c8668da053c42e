# rule: 05/REF-1, 05/REF-3, 05/REF-4, 05/REF-6
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
    ref r = a
    r.id += 1
    print(a.id, r.id)
    if True:
        ref r = r.id
        r = 10
    print(a.id)
    var l = [1, 2, 3]
    for ref x in l:
        x *= 2
    print(l)
    ref q = l[1]
    q = 100
    print(l)
    ref t = (1, 2)
    t[0] = 5
    print(t)
    var tup = (String("a"), String("b"))
    ref u, v = tup
    u += "!"
    var w, ref z = tup
    print(tup, u, v, w, z)
    ref aa = var bb = 7
    aa += 1
    print(aa, bb)
