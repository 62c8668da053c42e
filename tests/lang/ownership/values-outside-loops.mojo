# rule: 05/DST-16
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


def cond(n: N, i: Int) -> Bool:
    print("cond", n.id)
    return i < 2


def f(stop: Int):
    var a = N(1)
    var b = N(2)
    var i = 0
    while cond(a, i):
        if i == stop:
            print("stop", b.id)
            break
        print("use", b.id)
        i += 1
    else:
        print("else")
    print("end")


def g():
    var a = N(5)
    for i in range(2):
        print("it", a.id)
    else:
        print("for else")
    print("g end")


def h():
    var a = N(6)
    for i in range(3):
        if i == 1:
            print("leaving")
            break
        if i == 0:
            continue
        print("it", a.id)
    print("h end")


def main():
    f(9)
    f(1)
    g()
    h()
