# rule: 05/DINI-2, 05/DINI-4, 05/DINI-6, 05/DINI-8, 05/OWN-8, 05/DST-25, 05/DST-28
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)


@fieldwise_init
struct T(Movable):
    var a: N
    var b: N

    def take(deinit self) -> N:
        return self.a^

    def swap_in(mut self, var n: N) -> N:
        var old = self.a^
        self.a = n^
        return old^


def eat(var n: N):
    print("eat", n.id)


def named(c: Bool, out r: String):
    if c:
        r = "yes"
        return
    r = "no"


def never(c: Bool, out r: Int) raises:
    if not c:
        raise Error("no")
    r = 1


def replaced(mut n: N, c: Bool):
    eat(n^)
    if c:
        n = N(10)
    else:
        n = N(20)


def chosen(c: Bool) -> Int:
    var x: N
    if c:
        x = N(1)
    else:
        return 0
    return x.id


def forever() -> Int:
    var x: N
    while True:
        x = N(3)
        break
    return x.id


def main() raises:
    print(named(True), named(False), never(True))
    var n = N(1)
    replaced(n, True)
    replaced(n, False)
    print(n.id, chosen(True), chosen(False), forever())
    var t = T(N(5), N(6))
    eat(t.swap_in(N(7)))
    eat(t.a^)
    t.a = N(8)
    print(t.a.id)
    print(t^.take().id)
    var late: N
    if True:
        late = N(9)
    print(late.id)
    eat(late^)
    late = N(11)
    print(late.id)
    print("end")
