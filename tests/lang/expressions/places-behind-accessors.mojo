# rule: 05/PASS-6, 05/RES-5, 01/EXP-67, 01/EXP-83
# expect: run
@fieldwise_init
struct Pt(ImplicitlyCopyable):
    var x: Int
    var y: Int

    def bump(mut self):
        self.x += 1

    def sum(self) -> Int:
        return self.x + self.y


struct Grid(Movable):
    var items: List[Pt]
    var count: Int

    def __init__(out self):
        self.items = [Pt(1, 2), Pt(3, 4)]
        self.count = 0

    def __getitem__(self, i: Int) -> Pt:
        print("get", i)
        return self.items[i]

    def __setitem__(mut self, i: Int, v: Pt):
        print("set", i, v.x, v.y)
        self.items[i] = v

    def counter(mut self) -> ref[self.count] Int:
        return self.count


@fieldwise_init
struct Dyn(Movable):
    var v: Int

    def __getattr__(self, name: StringLiteral) -> Int:
        return self.v

    def __setattr__(mut self, name: StringLiteral, value: Int):
        self.v = value


def inc(mut x: Int):
    x += 1


def main() raises:
    var g = Grid()
    g[0].x = 10
    g[1].y += 5
    g[0].bump()
    print(g[0].sum())
    inc(g[1].x)
    g.counter() = 7
    g.counter() += 1
    inc(g.counter())
    print(g.count)
    var d = Dyn(3)
    inc(d.foo)
    d.bar += 2
    print(d.v)
    var counts: Dict[String, Int] = {"a": 1}
    inc(counts["a"])
    print(counts["a"])
