# rule: 05/CPY-3, 05/MOV-1, 05/MOV-2, 05/MOV-7, 05/PASS-4, 05/PASS-5, 05/PASS-11, 05/ORG-4, 05/RES-4, 05/LEXT-7, 05/REF-2, 05/CAP-2, 05/CAP-6
# expect: reject
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        pass

    def bump(mut self):
        self.id += 1


@fieldwise_init
struct L(Movable):
    var x: N

    def get(ref self) -> ref[self] N:
        return self.x

    def write(ref self):
        self.x = N(2)


def eat(var n: N):
    pass


def whole(var l: L):
    pass


def borrowed(n: N):
    eat(n^)
    n.bump()


def referred():
    var n = N(1)
    ref r = n
    eat(r^)


def behind_pointer():
    var n = N(1)
    var p = Pointer(to=n)
    eat(p[]^)


def element():
    var xs: List[N] = []
    eat(xs[0]^)


def stored():
    var l = L(N(1))
    whole(l^)
    l.x = N(2)
    print(l.x.id)


def copied():
    var n = N(1)
    var m = n
    print(n.id, m.id)


def parametric(ref x: Int):
    x += 1


def parametric_place(ref x: N):
    x = N(2)


def number(x: Int) -> Pointer[Int, origin_of(x)]:
    return Pointer(to=x)


def gone():
    var n = N(1)
    var p = Pointer(to=n)
    eat(n^)
    print(p[].id)


def captured_later():
    var n = N(1)

    def f() {var n^}:
        print(n.id)

    f()
    print(n.id)


def captured_too_early():
    var n: N

    def f() {imm n}:
        print(n.id)

    n = N(1)
    f()


def main():
    borrowed(N(1))
    N(1).bump()
    referred()
    behind_pointer()
    element()
    stored()
    copied()
    var i = 1
    parametric(i)
    var n = N(1)
    parametric_place(n)
    print(number(i)[])
    var l = L(N(1))
    print(l.get().id)
    l.write()
    gone()
    captured_later()
    captured_too_early()
