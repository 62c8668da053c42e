# rule: 06/ARGL-8
# expect: run
def f(x: SIMD[_, 4]) -> Int:
    return Int(x[0])


def g(s: Span) -> Int:
    return len(s)


def h(x: Some[Writable]) -> String:
    return String(x)


def i(x: List[_]) -> Int:
    return len(x)


def j(x: SIMD) -> Int:
    return x.length


def k(x: SIMD[DType.int32, ...]) -> Int:
    return x.length


def l(a: Some[Writable], b: Some[Writable]) -> String:
    return String(a) + String(b)


def m(a: Dict[String, _]) -> Int:
    return len(a)


struct P[a: Int, b: Int = 3]:
    def __init__(out self):
        pass


def n(p: P) -> Int:
    return p.a * 10 + p.b


def o(p: P[_, 4]) -> Int:
    return p.a * 10 + p.b


def p(p: P[1, _]) -> Int:
    return p.a * 10 + p.b


def main():
    print(
        f(SIMD[DType.int32, 4](7)),
        g(Span([1, 2])),
        h(3),
        h("x"),
        i([1, 2, 3]),
        j(Int32(3)),
        k(SIMD[DType.int32, 8](0)),
    )
    print(l(1, "a"), m({"a": 1}), n(P[1, 2]()), o(P[1, 4]()), p(P[1, 2]()))
