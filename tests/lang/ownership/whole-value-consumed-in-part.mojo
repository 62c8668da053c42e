# rule: 05/DST-27
# expect: reject
@fieldwise_init
struct N(Movable):
    var id: Int


struct P(Movable):
    var a: N
    var b: N

    def __init__(out self):
        self.a = N(1)
        self.b = N(2)


def eat(var n: N):
    pass


def eatp(var p: P):
    pass


def main():
    var p = P()
    eat(p.a^)
    eatp(p^)


def two():
    var p = P()
    eat(p.a^)
    _ = p
