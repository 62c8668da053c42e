# rule: 11/SPN-6
# expect: run
def take(s: Span[mut=True, Int, _]):
    s[0] = 99


def ro(s: Span[Int, _]) -> Int:
    return s[0]


def ims[o: ImmOrigin](s: ImmSpan[Int, o]) -> Int:
    return len(s)


def mus[o: MutOrigin](s: MutSpan[Int, o]):
    s[1] = 5


def check_span4() raises:
    var xs: List[Int] = [1, 2]
    var ar = [1, 2, 3]
    take(xs)
    take(ar)
    mus(xs)
    print(xs, ar, ro(xs), ro(ar), ims(ar), ims(xs))
    var e = Span(xs).as_imm() if len(xs) > 5 else Span(ar).as_imm()
    print(e)
    print(repr(Span(xs)))
    for x in Span(xs):
        print(x, end=" ")
    print()
    for ref x in Span(xs):
        x += 1
    print(xs)
    var z: Span[Int, origin_of(xs)].Immutable = Span(xs)
    print(z[0])


def main() raises:
    check_span4()
