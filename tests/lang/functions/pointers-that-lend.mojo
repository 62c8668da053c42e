# rule: FTY-5, FTY-6, CLO-14
# expect: run
@fieldwise_init
struct Pair[o: ImmOrigin](ImplicitlyCopyable):
    var a: StringSpan[Self.o]
    var n: Int


def mk(s: String) -> Pair[origin_of(s)]:
    return Pair(StringSpan(s), 2)


def same(p: Pair) -> type_of(p):
    return p


def take(p: Pair) -> Int:
    return p.n


def opt(s: StringSpan) -> Optional[type_of(s)]:
    if s.byte_length() > 2:
        return s
    return None


def lst(s: StringSpan) -> List[type_of(s)]:
    return [s, s]


def mutate(mut l: List[Int], s: Span[Int, _]) -> Int:
    l.append(len(s))
    return len(l)


def sort_it(s: Span[mut=True, Int, _]):
    s[0] = 9


def raiser(s: StringSpan) raises -> type_of(s):
    if s == "bad":
        raise Error("bad")
    return s


def consume(var s: String, t: StringSpan) -> String:
    return s + t


struct Holder[o: ImmOrigin]:
    var f: def(StringSpan) thin -> Bool
    var s: StringSpan[Self.o]

    def __init__(
        out self, f: def(StringSpan) thin -> Bool, s: StringSpan[Self.o]
    ):
        self.f = f
        self.s = s

    def run(self) -> Bool:
        return self.f(self.s)


def empty(s: StringSpan) -> Bool:
    return s.byte_length() == 0


def any_of[f: def(StringSpan) thin -> Bool](l: List[String]) -> Bool:
    for s in l:
        if f(s):
            return True
    return False


def generic[T: Copyable & Deinitable](s: Span[T, _]) -> Int:
    return len(s)


def apply[
    T: Copyable & Deinitable
](f: def(Span[T, _]) thin -> Int, s: List[T]) -> Int:
    return f(s)


def trait_bound[F: def(StringSpan) -> Bool](f: F, s: String) -> Bool:
    return f(s)


def run2(f: def(StringSpan) raises thin -> StringSpan[ImmStaticOrigin]) raises:
    print(f("abc"))


def const_fn(s: StringSpan) -> StringSpan[ImmStaticOrigin]:
    return "const"


def main() raises:
    var s = String("some text that is long enough")
    var m = mk
    var p = m(s)
    var sm = same
    var p2 = sm(p)
    print(p2.a, p2.n)
    var tk = take
    print(tk(p2))
    var o = opt
    print(o(s).value(), Bool(o("a")))
    var l = lst
    var l2 = l(s)
    print(l2[1])
    var mu = mutate
    var li: List[Int] = [1]
    var lj: List[Int] = [1, 2, 3]
    print(mu(li, lj), li[1])
    var so = sort_it
    so(li)
    print(li[0])
    var ra = raiser
    print(ra(s))
    try:
        _ = ra("bad")
    except e:
        print("raised", e)
    var co = consume
    print(co("x", s))
    print(Holder(empty, s).run(), Holder(empty, StringSpan("")).run())
    print(any_of[empty](["a", ""]), any_of[empty](["a"]))
    print(apply(generic[Int], [1, 2]))
    print(
        trait_bound(empty, s),
        trait_bound(lambda (t: StringSpan) -> Bool: t == "q", "q"),
    )
    run2(const_fn)
    var fs: Dict[String, def(StringSpan) thin -> Bool] = {"empty": empty}
    print(fs["empty"](s), fs["empty"](""))
    var cond = empty if li[0] == 9 else empty
    print(cond(s))
