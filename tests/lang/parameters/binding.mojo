# rule: 04/BND-1, 04/BND-2, 04/BND-4, 04/BND-6, 04/BND-7, 04/BND-12, 04/BND-13
# expect: run
struct S[a: Int, b: Int, c: Int = 2]:
    comptime sum = Self.a + Self.b + Self.c
    comptime fixed = 9

    def __init__(out self):
        pass

    @staticmethod
    def mk() -> Int:
        return Self.a


comptime OneX = S[1, _]
comptime OneRest = S[1, ...]
comptime All = S
comptime KW = S[b=_, a=4]


@fieldwise_init
struct Tag[n: Int](Copyable):
    pass


def mix[k: Int, n: Int](t: Tag[n]) -> Int:
    return 100 * k + n


comptime mix3 = mix[3, _]


struct G[T: Movable & Deinitable, n: Int]:
    var t: Self.T

    def __init__(out self, var t: Self.T):
        self.t = t^

    @staticmethod
    def make(var t: Self.T) -> Self:
        return Self(t^)


def wide(v: SIMD[_, 4]) -> Int:
    return Int(v[0])


def main():
    print(
        S[1, 5].sum,
        OneX[5].sum,
        OneRest[5].sum,
        OneRest[5, 9].sum,
        S[c=0, b=1, a=1].sum,
    )
    print(
        S[1, _, _][3].sum,
        S[1, _, _][3, 4].sum,
        All[1, 2].sum,
        KW[3].sum,
        S.fixed,
        OneX[5].mk(),
    )
    print(
        mix[7](Tag[4]()),
        mix[7, _](Tag[4]()),
        mix[n=4, k=1](Tag[4]()),
        mix3(Tag[2]()),
    )
    var xs: List = [1.5, 2.5]
    var v: SIMD[_, 4] = SIMD[DType.int32, 4](7)
    print(len(xs), xs[0], wide(v), v.dtype == DType.int32, List[Int].T == Int)
    print(G[n=3]("s").t, G[Int, 2](4).t, G[n=1].make(5).t)
    var d: Dict[String, _] = {"a": 1}
    print(d.get("a").value())
