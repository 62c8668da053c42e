# rule: 04/PIN-3, 04/PIN-11, 04/OVF-2, 06/CLO-16, 06/CLO-19
# expect: run
def map_all[
    T: Copyable & Deinitable, U: Copyable & Deinitable, //, f: def(T) thin -> U
](xs: List[T]) -> List[U]:
    var out = List[U]()
    for x in xs:
        out.append(f(x))
    return out^


def text(x: Int) -> String:
    return String("<", x, ">")


def text(x: String) -> String:
    return "'" + x + "'"


def twice[f: def(Int) thin -> Int](x: Int) -> Int:
    return f(f(x))


def add[n: Int](x: Int) -> Int:
    return x + n


def square[w: Int](x: SIMD[DType.float64, w]) -> SIMD[DType.float64, w]:
    return x * x


def lanes[
    f: def[w: Int](SIMD[DType.float64, w]) thin -> SIMD[DType.float64, w]
]() -> Float64:
    return f[4](SIMD[DType.float64, 4](1, 2, 3, 4)).reduce_add() + f[1](5)


struct Op[f: def(Int, Int) thin -> Int]:
    @staticmethod
    def run(a: Int, b: Int) -> Int:
        return Self.f(a, b)


def plus(a: Int, b: Int) -> Int:
    return a + b


def pipeline[*Fs: def(Int) -> Int](x: Int, *fs: *Fs) -> Int:
    var r = x
    comptime for i in range(fs.__len__()):
        r = fs[i](r)
    return r


def main():
    print(map_all[text]([1, 2]), map_all[text](["a"]))
    print(twice[add[3]](1), twice[lambda (x: Int) -> Int: x * x](3))
    print(lanes[square](), Op[plus].run(2, 3))
    var k = 7
    print(pipeline(1, add[1], lambda (x: Int) -> Int: x * k))
