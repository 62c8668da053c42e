# rule: 05/ORG-1, 05/ORG-2, 05/ORG-8, 05/ORG-9, 05/ORG-10
# expect: run
def f[o: Origin](ref[o] s: String) -> Bool:
    return o.mut


def g[m: Bool, //, o: Origin[mut=m]](ref[o] s: String) -> Bool:
    return m


def h[o: ImmOrigin](ref[o] s: String) -> Int:
    return s.byte_length()


def i[o: MutOrigin](ref[o] s: String):
    s += "!"


def k(s: String) -> Bool:
    return f(s)


struct Cur[o: Origin]:
    var p: Pointer[Int, Self.o]

    def __init__(out self, ref[Self.o] x: Int):
        self.p = Pointer(to=x)

    def get(self) -> ref[Self.o] Int:
        return self.p[]


struct Cur2[m: Bool, //, o: Origin[mut=m]]:
    var p: Pointer[Int, Self.o]

    def __init__(out self, ref[Self.o] x: Int):
        self.p = Pointer(to=x)

    def is_mut(self) -> Bool:
        return Self.m


def sum(s: Span[Int, _]) -> Int:
    var t = 0
    for x in s:
        t += x
    return t


def two(a: Pointer[Int, _], b: Pointer[Int, _]) -> Int:
    return a[] + b[]


def pass_imm[o: ImmOrigin](p: Pointer[Int, o]) -> Int:
    return p[]


def static(s: StringSpan[ImmStaticOrigin]) -> Int:
    return s.byte_length()


def main():
    var s = String("abc")
    print(f(s), g(s), h(s), k(s))
    i(s)
    print(s)
    var x = 3
    var c = Cur(x)
    c.get() += 4
    print(c.get(), x)
    var d = Cur2(x)
    print(d.is_mut())
    var l = [1, 2, 3]
    print(sum(l), sum(Span(l)))
    var y = 10
    print(two(Pointer(to=x), Pointer(to=y)))
    print(pass_imm(Pointer(to=x)))
    print(static("hello"))
    comptime o = origin_of(x)
    print(o.mut)
    var p: Pointer[Int, origin_of(x)] = Pointer(to=x)
    p[] += 1
    print(x)
    var q: Pointer[Int, origin_of(x, y)] = (
        Pointer(to=x) if x > 3 else Pointer(to=y)
    )
    q[] += 1
    print(x, y)
