# rule: 06/CLO-1, 06/CLO-3, 06/CLO-6, 06/CLO-9, 06/CLO-14, 06/CLO-17
# expect: run
struct S:
    var v: Int

    def __init__(out self):
        self.v = 5

    def m(self, x: Int) -> Int:
        def add(y: Int) {self, x} -> Int:
            return self.v + x + y

        return add(1)

    def mm(mut self):
        def bump() {mut self}:
            self.v += 1

        bump()
        bump()


def each[F: def(Int) -> None](n: Int, f: F):
    for i in range(n):
        f(i)


def somef(f: Some[def(Int) -> Int]) -> Int:
    return f(3)


def varf[F: def(Int) -> Int](var f: F) -> Int:
    return f(4)


def twice_of[F: def(Int) -> Int](f: F, x: Int) -> Int:
    return f(f(x))


def raisingf[F: def(Int) raises -> Int](f: F) raises -> Int:
    return f(1)


@fieldwise_init
struct Scale(def(Int) -> Int):
    var k: Int

    def __call__(self, x: Int) -> Int:
        return self.k * x


def plain(i: Int):
    print("plain", i)


def gen[T: Writable](x: T) -> Int:
    var n = 2

    def inner[U: Writable](u: U) {n, x} -> String:
        return String(u, x, n)

    return inner(7).byte_length()


def outer() -> Int:
    var a = 1

    def mid() {mut a} -> Int:
        a += 1

        def inn() {mut a}:
            a += 10

        inn()
        return a

    return mid() + mid()


def main() raises:
    var a = 1
    var b = 2
    var s = String("s")

    def show() {
        a,
        var b,
        mut s,
    }:
        s += "!"
        print(a, b, s)

    a = 5
    b = 6
    show()
    show()
    print(S().m(2))
    var o = S()
    o.mm()
    print(o.v)
    var sum = 0

    def add(i: Int) {mut sum}:
        sum += i

    each(4, add)
    each(2, plain)
    each[type_of(plain)](1, plain)
    each(2, lambda (i: Int): print("lam", i))
    print(sum)

    def addk(x: Int) {imm} -> Int:
        return x + sum

    print(somef(addk), varf(addk), twice_of(addk, 1), twice_of(Scale(3), 2))

    def r(x: Int) raises {mut sum} -> Int:
        sum += 1
        if x == 1:
            raise "one"
        return x

    try:
        _ = raisingf(r)
    except e:
        print(e, sum)
    print(raisingf(addk))
    print(gen("q"), outer())

    def all() {mut, imm a, var b}:
        sum += a + b
        s += "z"

    all()
    print(sum, s)
    var g = addk
    print(g(1))
    var moved = String("mv")

    def own() {moved^}:
        print(moved)

    own()
    for i in range(2):
        def pr() {i}:
            print("i", i)

        pr()
    var step = 3

    def add1(x: Int) {var step} -> Int:
        return x + step

    def add2(x: Int) {imm add1} -> Int:
        return add1(add1(x))

    step = 100
    print(add2(1))

    def nocap(x: Int) -> Int:
        return x + 1

    def usesn(x: Int) {} -> Int:
        return nocap(x)

    var fp: def(Int) thin -> Int = usesn
    print(fp(3))
