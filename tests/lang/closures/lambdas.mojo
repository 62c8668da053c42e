# rule: 06/LAM-1, 06/LAM-3, 06/LAM-4, 06/LAM-5, 06/LAM-6
# expect: run
def apply(f: def(Int) thin -> Int) -> Int:
    return f(3)


def dflt(f: def(Int) thin -> Int = lambda (x: Int) -> Int: x * 7) -> Int:
    return f(1)


comptime sq = lambda (x: Int) -> Int: x * x


struct H:
    var f: def(Int) thin -> Int

    def __init__(out self):
        self.f = lambda (x: Int) -> Int: x - 1


def mk() -> def(Int) thin -> Int:
    return lambda (x: Int) -> Int: x + 50


def par[f: def(Int) thin -> Int]() -> Int:
    return f(6)


def gen[n: Int]() -> Int:
    return (lambda (x: Int) -> Int: x + n)(1)


def c(f: def(Int32) thin abi("C") -> Int32) -> Int32:
    return f(1)


def run[F: def() -> Int](f: F) -> Int:
    return f()


def rz() raises -> Int:
    raise "rz"


def main() raises:
    var k = 10
    var add_k = lambda (x: Int) -> Int: x + k
    var s: def(Int) thin -> Int = lambda (x: Int) -> Int: x * x
    k = 20
    print(add_k(1), s(5))
    print(
        apply(lambda (x: Int) -> Int: x + 1),
        dflt(),
        sq(4),
        H().f(1),
        mk()(1),
        par[sq](),
        par[lambda (x: Int) -> Int:-x](),
    )
    print(gen[4](), c(lambda (x: Int32) abi("C") -> Int32: x + 1))
    print(
        run(lambda -> Int: k),
        run(lambda () -> Int: 5),
        run(lambda {imm} -> Int: k),
        run(lambda {var k} -> Int: k),
    )
    var nest = lambda (x: Int) -> Int: (lambda (y: Int) -> Int: x + y + k)(1)
    print(nest(2))
    var r = lambda () raises -> Int: rz()
    try:
        _ = r()
    except e:
        print(e)
    var m = 0
    var inc = lambda () {mut m}: swap_add(m)
    inc()
    inc()
    print(m)
    var p = lambda [T: Writable](x: T) -> String: String(x)
    print(p(1), p("a"))
    var t = lambda (x: Int, *, y: Int = 3) -> Int: x + y
    print(t(1, y=2))


def swap_add(mut m: Int):
    m += 5
