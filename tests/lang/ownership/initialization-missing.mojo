# rule: 05/DINI-1, 05/DINI-3, 05/DINI-5, 05/DINI-6, 05/OWN-7, 05/DST-26, 05/DEI-7
# expect: reject
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        pass


@fieldwise_init
struct T(Movable):
    var a: N
    var b: N

    def take(var self) -> N:
        return self.a^


def eat(var n: N):
    pass


def show(t: T):
    print(t.a.id)


def risky() raises:
    pass


def named(c: Bool, out r: String):
    if c:
        r = "yes"


def number(c: Bool, out r: Int):
    if c:
        r = 1


def restored(mut n: N) raises:
    eat(n^)
    risky()
    n = N(1)


def early(mut n: N, c: Bool):
    eat(n^)
    if c:
        return
    n = N(2)


def one_side(c: Bool):
    var x: N
    if c:
        x = N(1)
    print(x.id)


def in_loop(c: Bool):
    var x: N
    while c:
        x = N(1)
    print(x.id)


def in_try():
    var x: N
    try:
        risky()
        x = N(1)
    except:
        pass
    print(x.id)


def by_fields():
    var t: T
    t.a = N(1)
    t.b = N(2)
    show(t)


def middle():
    var t = T(N(1), N(2))
    eat(t.a^)


def later():
    var t = T(N(1), N(2))
    eat(t.a^)
    show(t)


def again():
    var n = N(1)
    eat(n^)
    eat(n^)


def each_time():
    var n = N(1)
    for _ in range(2):
        eat(n^)


def main() raises:
    print(named(True), number(True))
    var n = N(1)
    restored(n)
    early(n, True)
    one_side(True)
    in_loop(True)
    in_try()
    by_fields()
    middle()
    later()
    again()
    each_time()
    print(T(N(1), N(2)).take().id)
