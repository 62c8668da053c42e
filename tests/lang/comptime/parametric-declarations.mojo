# rule: 07/PAR-1, 07/PAR-2, 07/PAR-3, 07/PAR-4, 07/PAR-6, 07/PAR-7, 07/PAR-8, 07/PAR-9
# expect: run
comptime Twice[n: Int]: Int = n * 2
comptime Grid[T: Copyable & Deinitable, w: Int, h: Int = w] = Array[
    Array[T, w], h
]
comptime Less[n: Int]: Int where n > 0 = n - 1
comptime Lanes[v: SIMD] = v.size
comptime Kw[*, a: Int, b: Int = 2] = a * 10 + b
comptime Va[*xs: Int] = len(xs)
comptime Inf[T: AnyType, //, v: T] = T == Int
comptime PO[a: Int, /, b: Int] = a - b


def apply[f: def[n: Int]() thin -> Int]() -> Int:
    return f[3]()


def sq[n: Int]() -> Int:
    return n * n


trait HasIter:
    comptime It[n: Int]: Writable


struct HI(HasIter):
    comptime It[n: Int]: Writable = Int

    def __init__(out self):
        pass


struct Idx:
    def __init__(out self):
        pass

    def __getitem_param__[i: Int](self) -> Int:
        return i + 100


def needs[n: Int]() -> Int where Twice[n] > 4:
    return n


def calls[n: Int]() -> Int where n * 2 > 4:
    return needs[n]()


def main():
    print(
        Twice[21],
        Less[10],
        Kw[a=3],
        Kw[b=1, a=2],
        Va[1, 2],
        Inf[3],
        Inf["s"],
        PO[5, 2],
        PO[5, b=1],
        apply[sq](),
    )
    var g = Grid[Int8, 3](fill=Array[Int8, 3](fill=7))
    print(len(g), len(g[0]), Idx()[4], calls[3]())
    var x: HI.It[3] = 4
    print(x, Int(Lanes[SIMD[DType.int8, 4](1)]))
