# rule: 05/DST-25, 05/DST-30, 05/DST-35
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)


@fieldwise_init
struct Pair(Movable):
    var a: N
    var b: N


@fieldwise_init
struct Outer(Movable):
    var pair: Pair
    var c: N

    def __deinit__(deinit self):
        print("outer")


def overwritten(again: Bool):
    var p = Pair(N(1), N(2))
    print("made")
    p.a = N(3)
    if again:
        p = Pair(N(4), N(5))
        p.b = N(6)
    print("use", p.a.id, p.b.id)


def main():
    overwritten(False)
    overwritten(True)
    var o = Outer(Pair(N(10), N(11)), N(12))
    print("nested")
    o.pair.b = N(13)
    o.c = N(14)
    for i in range(2):
        var p = Pair(N(20 + i), N(30))
        p.b = N(40 + i)
        print("in the loop", p.b.id)
    print("end", o.pair.a.id)
