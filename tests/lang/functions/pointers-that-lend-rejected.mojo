# rule: FTY-6, 05/LEXT-1
# expect: reject
def view(s: StringSpan) -> type_of(s):
    return s


def leak() -> StringSpan[ImmStaticOrigin]:
    var v = view
    var local = String("abc")
    return v(local)


def lanes(v: SIMD) -> Int:
    return v.length


def by_int[n: Int](s: StringSpan) -> Int:
    return n


def mutating(s: Span[mut=True, Int, _]) -> Int:
    return 0


def main():
    print(leak())
    var a = lanes
    var b = by_int
    var c: def(Span[Int, _]) thin -> Int = mutating
