# rule: FTY-6, FNT-5
# expect: run
from std.itertools import take_while
from std.memory import Pointer


@fieldwise_init
struct D(Movable):
    var x: Int
    var l: List[Int]

    def __deinit__(deinit self):
        print("del", self.x)

    def me(ref self) -> ref[self] Self:
        return self

    def items(self) -> Span[Int, origin_of(self.l)]:
        return Span(self.l)


def first(a: D, b: Int) -> ref[a.x] Int:
    return a.x


def either(c: Bool, ref a: D, ref b: D) -> ref[a, b] D:
    if c:
        return a
    return b


def tail(s: Span[Int, _]) -> type_of(s):
    return s[1:]


def tail2[m: Bool, //, o: Origin[mut=m]](s: Span[Int, o]) -> Span[Int, o]:
    return s[1:]


def tail3[o: Origin](s: Span[Int, o]) -> Int:
    return len(s)


def copyit(s: StringSpan) -> String:
    return String(s)


def two(a: StringSpan, b: StringSpan) -> type_of(a):
    return a


def untouched(a: D) -> StringSpan[ImmStaticOrigin]:
    return StringSpan("static")


def ptr(ref a: D) -> Pointer[D, origin_of(a)]:
    return Pointer(to=a)


struct Table[f: def(StringSpan) thin -> String]:
    var g: def(StringSpan) thin -> String

    def __init__(out self, g: def(StringSpan) thin -> String):
        self.g = g

    def both(self, s: StringSpan) -> String:
        return Self.f(s) + self.g(s)


def upper(s: StringSpan) -> String:
    return String(s).upper()


def not_space(s: StringSpan) -> Bool:
    return s != " "


def pass_on(f: def(a: D, b: Int) thin -> ref[a.x] Int, d: D) -> Int:
    return f(d, 1)


def main():
    var p = first
    var d = D(3, [1, 2, 3])
    ref q = p(d, 1)
    print("first", q)
    var e = either
    var d1 = D(4, [5])
    var d2 = D(5, [6])
    ref w = e(True, d1, d2)
    print("either", w.x)
    var t = tail
    var l: List[Int] = [1, 2, 3]
    var v = t(l)
    print("tail", v[0])
    var tt = tail2
    var l2: List[Int] = [1, 2, 3]
    var vv = tt(l2)
    print("tail2", vv[1])
    print(tail3(l2))
    var t3 = tail3
    print(t3(l2))
    var fs: List[def(StringSpan) thin -> String] = [copyit, upper]
    for f in fs:
        print(f("abc"), f(String("x") + "y"))
    var tb = Table[copyit](upper)
    print(tb.both("ab"), tb.both(String("cd")))
    var s1 = String("longer than the inline storage is, I hope")
    var s2 = String("another string that is longer than inline")
    var tw = two
    var r = tw(s1, s2)
    print(r)
    var u = untouched
    var z = u(D(9, []))
    print("static", z)
    var pp = ptr
    var d6 = D(6, [])
    var pt = pp(d6)
    print("ptr", pt[].x)
    var m = D.me
    var d7 = D(7, [])
    ref mm = m(d7)
    print("me", mm.x)
    var it = D.items
    var d8 = D(8, [8, 8])
    var sp = it(d8)
    print("items", len(sp), sp[0])
    var n = p(D(10, []), 1)
    print("temp", n)
    ref k = p(D(11, []), 1)
    print("temp", k)
    print(pass_on(first, D(12, [])))
    var lam: def(StringSpan) thin -> Int = lambda (
        s: StringSpan
    ) -> Int: s.byte_length()
    print(lam("four"))
    for c in take_while[not_space](s1.codepoint_slices()):
        print(c, end="")
    print()
