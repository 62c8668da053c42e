# rule: 04/PRM-1, 04/PRM-2, 04/PRM-4, 04/PRM-7
# expect: run
def repeat[count: Int, text: String = "ab"]() -> String:
    var r = String("")
    for _ in range(count):
        r += text
    return r


def tagged[T: Writable & Copyable & Deinitable, value: T]() -> String:
    return String(materialize[value]())


@fieldwise_init
struct Opt(ImplicitlyCopyable, Writable):
    var a: Int
    var b: Bool


def st[o: Opt]() -> Int:
    return o.a if o.b else -1


def dt[d: DType]() -> Bool:
    return d == DType.int8


def fn1[f: def(Int) thin -> Int](x: Int) -> Int:
    return f(x)


def lm[L: type_of(List[_])]() -> Int:
    return 1


def tr[Tr: type_of(AnyType)]() -> Bool:
    return conforms_to(Int, Tr)


def clo[F: def(Int) -> Int](f: F) -> Int:
    return f(2)


def fl[x: Float64]() -> Float64:
    return x * 2


def dep[n: Int, m: Int = n + 1, T: AnyType = Array[Int, m]]() -> Int:
    comptime if T == Array[Int, 4]:
        return 44
    return m


def tup[t: Tuple[Int, String]]() -> String:
    return String(t[0], t[1])


def inc(x: Int) -> Int:
    return x + 1


struct S[n: Int, //, a: Array[Int, n]]:
    def __init__(out self):
        pass

    def len(self) -> Int:
        return Self.n


def nested[n: Int]() -> Int:
    def inner[m: Int]() -> Int:
        return n * 10 + m

    return inner[3]()


def body[n: Int]() -> Int:
    comptime k = n + 1
    var a = Array[Int, k](fill=n)
    return len(a) + a[0]


def main():
    print(
        repeat[2](),
        repeat[text="x", count=3](),
        tagged[Int, 5](),
        tagged[String, "s"](),
    )
    print(
        st[Opt(3, True)](),
        st[{4, False}](),
        dt[DType.int8](),
        fn1[inc](3),
        lm[List[Int]](),
        tr[Writable](),
        clo(inc),
        fl[2](),
    )
    print(
        dep[2](), dep[3](), dep[3, 9](), tup[(1, "z")](), nested[2](), body[2]()
    )
