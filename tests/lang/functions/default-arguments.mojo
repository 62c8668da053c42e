# rule: 06/ARGL-4, 06/ARGL-7
# expect: run
def ev(i: Int) -> Int:
    print("never at run time")
    return i * 2


def tag(var s: String = "a") -> String:
    s += "!"
    return s^


def f[
    n: Int, T: Writable & ImplicitlyCopyable & Deinitable
](x: Int = n * 2, y: T = T.mk()) -> Int:
    return x


def g(
    x: Int = 3,
    y: Float64 = 1,
    z: Optional[Int] = {},
    l: List[Int] = [1, 2],
    s: String = String(5),
) -> String:
    return String(x, " ", y, " ", z.or_else(-1), " ", l, " ", s)


def h[n: Int](x: SIMD[DType.int32, n] = 0) -> Int:
    return Int(x.reduce_add())


struct S[k: Int]:
    var v: Int

    def __init__(out self, v: Int = Self.k):
        self.v = v

    def m(self, x: Int = Self.k + 1) -> Int:
        return x + self.v


def mutated(var l: List[Int] = [1]) -> Int:
    l.append(2)
    return len(l)


def k[n: Int](x: Int = n * 2) -> Int:
    return x


def ro(ref x: String = "dflt") -> Int:
    return x.byte_length()


def main():
    print(tag(), tag())
    print(g(), g(1, 2), g(z=4, l=[9]))
    print(h[4](), h[4](2))
    print(S[3]().m(), S[3](1).m(1))
    print(mutated(), mutated())
    print(k[5]())
    print(ro())
