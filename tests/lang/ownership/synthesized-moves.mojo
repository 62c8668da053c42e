# rule: 05/MOV-4
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


@fieldwise_init
struct W[T: Movable & Deinitable](Movable):
    var a: Self.T
    var b: N


@fieldwise_init
struct R(RegisterPassable):
    var x: Int

    def __deinit__(deinit self):
        print("r gone", self.x)


def hand[T: Movable](var x: T) -> T:
    return x^


def main():
    var w = W[N](N(1), N(2))
    var v = hand(w^)
    print(v.a.id, v.b.id)
    var r = R(3)
    var s = hand(r^)
    print(s.x)
