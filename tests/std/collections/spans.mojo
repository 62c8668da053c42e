# rule: 11/SPN-1, 11/SPN-3, 11/SPN-4
# expect: run
def big[w: SIMDLength](v: SIMD[DType.int, w]) -> SIMD[DType.bool, w]:
    return v.gt(4)


def check_span() raises:
    @parameter
    def f(x: Int) -> Int:
        return x - 5

    def f2(x: Int) -> Int:
        return x - 5

    var xs: List[Int] = [1, 3, 5, 7]
    var s = Span(xs)
    s[0] = 2
    print(xs)
    print(
        Span(xs)[1:3],
        len(s),
        Bool(s),
        3 in s,
        Bool(Span[Int, ImmStaticOrigin]()),
    )
    for x in reversed(s):
        print(x, end=" ")
    print()
    print(
        s.binary_search_by(f2),
        s.binary_search_by[f](),
        s[0:1].binary_search_by(f2),
    )
    s.swap_elements(0, 3)
    s.unsafe_swap_elements(1, 2)
    s.reverse()
    print(s)
    try:
        s.swap_elements(5, 1)
    except e:
        print(e)
    var o: List[Int] = [0, 0, 0, 0]
    Span(o).copy_from(s)
    print(o)
    Span(o).fill(9)
    print(o, Span(o) == s, Span(o) != s)
    print(
        s.unsafe_get(1),
        s.unsafe_subspan(offset=1, length=2),
        s.as_ref()[],
        s.unsafe_ptr()[unsafe_offset=1],
    )
    print(
        hash(s) == hash(Span(xs).as_imm()),
        Span(unsafe_ptr=xs.unsafe_ptr(), length=2),
    )


def check_span3() raises:
    var xs: List[Int] = [1, 3, 5, 7, 9, 11, 13]
    var s = Span(xs)
    print(s.count(big))
    var n = List[Float64](length=1, fill=Float64.MAX_FINITE)
    n[0] = n[0] * 0.0 / 0.0
    print(Span(n).as_imm() == Span(n).as_imm(), n == n.copy())


def main() raises:
    check_span()
    check_span3()
