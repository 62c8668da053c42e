# rule: 04/PIN-1, 04/PIN-2, 04/PIN-8, 04/PIN-10, 04/PIN-13, 04/PIN-20, 04/PIN-21, 04/PIN-22
# expect: run
@fieldwise_init
struct Vec[n: Int](Copyable):
    var tag: Int


@fieldwise_init
struct Mat[r: Int, c: Int]:
    var tag: Int


def mul[a: Int, b: Int, c: Int](x: Mat[a, b], y: Mat[b, c]) -> Mat[a, c]:
    return Mat[a, c](x.tag * y.tag)


def grow[n: Int](a: Vec[n], b: Vec[n + 1]) -> Int:
    return n


def same[T: Writable & Copyable & Deinitable](a: T, b: T) -> String:
    return String(a, b)


def zero[T: Defaultable & Movable & Deinitable = Int]() -> T:
    return T()


def dfl[T: Writable = Int](x: T) -> String:
    return String(x)


struct Hold[T: Copyable & Deinitable]:
    var v: Self.T

    @implicit
    def __init__(out self, v: Self.T):
        self.v = v.copy()

    @staticmethod
    def of(v: Self.T) -> Self:
        return Self(v)


def unwrap[T: Copyable & Deinitable & Writable](h: Hold[T]) -> String:
    return String(h.v)


def items[T: Copyable & Deinitable](xs: List[T]) -> Int:
    return len(xs)


def call10[F: def(Int) -> Int](f: F) -> Int:
    return f(10)


def inc(x: Int) -> Int:
    return x + 1


def fty[A: AnyType, B: AnyType](f: def(A) thin -> B) -> Bool:
    return A == Int and B == Int


def arr[T: Copyable & Deinitable, n: Int](a: Array[T, n]) -> Int:
    return n


def opt[T: Movable & Deinitable](o: Optional[T]) -> Bool:
    return T == Int


def ptr[T: AnyType, o: Origin](p: Pointer[T, o]) -> Bool:
    return T == Int


def tupl[*Ts: Movable](t: Tuple[*Ts]) -> Int:
    return Ts.length


def gen[T: Intable](x: T) -> Int:
    return Int(x)


def callg[F: def[T: Intable](x: T) -> Int](f: F) -> Int:
    return f(3) + f(Int8(4))


def simd[d: DType, n: SIMDLength](x: SIMD[d, n], y: SIMD[d, n]) -> Int:
    return Int(n)


def meta[o: type_of(List[_])](x: o) -> Int:
    return 1


def dict[K: KeyElement, V: Copyable & Deinitable](d: Dict[K, V]) -> Bool:
    return K == String and V == Int


def dep[T: AnyType, f: def(T) thin -> Int](x: T) -> Int:
    return f(x)


def main():
    var m = mul(Mat[2, 3](4), Mat[3, 5](2))
    print(
        m.r,
        m.c,
        m.tag,
        grow(Vec[3](0), Vec[4](0)),
        same(1, 2),
        zero(),
        zero[Float64](),
        dfl("a"),
    )
    var f: Float64 = 2.0
    print(
        same(f, 1),
        unwrap(Hold("a")),
        unwrap(5),
        unwrap(Hold.of(2.5)),
        items([1, 2, 3]),
        call10(inc),
        fty(inc),
    )
    var x = 3
    print(
        arr([1, 2, 3]),
        opt(Optional(4)),
        ptr(Pointer(to=x)),
        tupl((1, "a", 2.5)),
        callg(gen),
        simd(SIMD[DType.int8, 4](1), 2),
        dict({"a": 1}),
        dep[f=inc](4),
    )
    var h: Hold[Int] = 7
    var k: Hold[String] = {"q"}
    print(h.v, k.v)
