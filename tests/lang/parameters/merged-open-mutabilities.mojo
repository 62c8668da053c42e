# rule: 03/MRG-5, 12/PTR-14
# expect: run
# Views and pointers whose mutability is a parameter are merged as others are: the origins are united.
def longer(a: ImmStringSpan[_], b: ImmStringSpan[_]) -> ImmStringSpan[origin_of(a.origin, b.origin)]:
    return a if a.byte_length() > b.byte_length() else b


def first_of_longer(a: Span[Int, _], b: Span[Int, _]) -> Int:
    return (a if len(a) > len(b) else b)[0]


def shown_longer(a: StringSlice, b: StringSlice) -> String:
    return String(a if a.byte_length() > b.byte_length() else b)


def larger(a: Pointer[Int, _], b: Pointer[Int, _]) -> Int:
    return (a if a[] > b[] else b)[]


def chosen[
    m: Bool, n: Bool, //, o: Origin[mut=m], p: Origin[mut=n]
](a: Span[Int, o], b: Span[Int, p], first: Bool) -> Span[mut=m & n, Int, origin_of(o, p)]:
    return a if first else b


def main():
    var x = String("abc")
    var y = String("de")
    print(longer(x, y), shown_longer(y, x), shown_longer("four", x))
    var xs = [1]
    var ys = [2, 3]
    print(first_of_longer(xs, ys), larger(Pointer(to=xs[0]), Pointer(to=ys[1])))
    chosen(Span(xs), Span(ys), False)[1] = 9
    print(ys)
