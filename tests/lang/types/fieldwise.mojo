# rule: 03/FWI-2, 03/FWI-3, 03/FWI-4, 03/FWI-5
# expect: run
@fieldwise_init
struct Item:
    var name: String
    var qty: Int


@fieldwise_init("implicit")
struct Meters:
    var v: Float64


@fieldwise_init
struct Zero:
    pass


@fieldwise_init
struct Both:
    var x: Int

    def __init__(out self, s: String):
        self.x = s.byte_length()

    def __init__(out self, *, k: Int):
        self.x = k


@fieldwise_init
struct Gen[T: Movable & Deinitable, n: Int](Movable):
    var t: Self.T
    var l: List[Int]


@fieldwise_init("implicit")
struct Wrap[T: Movable & Deinitable]:
    var t: Self.T


def span(m: Meters) -> Float64:
    return m.v * 2


def w(x: Wrap[Int]) -> Int:
    return x.t


struct NM(Movable):
    var x: Int

    def __init__(out self):
        self.x = 3


@fieldwise_init
struct Own:
    var n: NM


def main():
    var it = Item(qty=3, name="bolt")
    print(it.name, it.qty)
    var half: Float64 = 0.5
    print(span(half), span(2.5), w(3))
    _ = Zero()
    print(Both(1).x, Both("abc").x, Both(k=9).x)
    var g = Gen[n=3](t="s", l=[1])
    print(g.t, g.l)
    var h: Gen[Int, 2] = {5, [6]}
    print(h.t, Own(NM()).n.x)
    var nm = NM()
    var o = Own(nm^)
    print(o.n.x)
