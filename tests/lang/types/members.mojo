# rule: 03/SDC-15, 03/SDC-18
# expect: run
struct P(ImplicitlyCopyable):
    var a: Int
    var s: String

    def __init__(out self):
        self.a = 1
        self.s = "s"


struct Q:
    var p: P
    var _hidden: Int

    def __init__(out self):
        self.p = P()
        self._hidden = 3


def mk() -> Q:
    return Q()


def imm(q: Q) -> Int:
    return q.p.a


struct G[rows: Int, cols: Int]:
    comptime cells = Self.rows * Self.cols
    var tag: Int

    def __init__(out self, *, tag: Int):
        self.tag = tag

    @staticmethod
    def st() -> Int:
        return 5

    def m(self) -> Int:
        return self.tag


struct T[U: AnyType]:
    def __init__(out self):
        pass


def main():
    var q = Q()
    q.p.a = 5
    ref r = q.p.s
    r += "!"
    print(q.p.a, q.p.s, q._hidden, mk().p.a, mk().p.s, imm(q))
    var g = G[2, 5](tag=1)
    print(
        g.rows,
        g.cells,
        G[3, 3].cells,
        G[2, 2].rows,
        g.st(),
        G[1, 1].st(),
        G[2, 5].m(g),
    )
    var t = T[Int]()
    var z: t.U = 3
    print(z)
