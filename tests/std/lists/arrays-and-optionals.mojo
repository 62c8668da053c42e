# rule: 11/ARR-1, 11/ARR-5, 11/OPT-2, 11/OPT-4, 11/OPT-6
# expect: run
from std.sys import size_of

def half(n: Int) -> Optional[Int]:
    if n % 2 == 0:
        return n // 2
    return None

def main():
    var a = [3, 1, 2]
    print(a, len(a), a[1], repr(a), 2 in a, a == [3, 1, 2], size_of[Array[Int32, 3]]())
    a[0] = 8
    for x in [1, 2, 3]:
        print(x, end=" ")
    for x in reversed(a):
        print(x, end=" ")
    print()
    var filled = Array[String, 2](fill="ab")
    print(filled, Span(a)[1:])
    print(Span(a)[0:0])
    sort(Span(a))
    print(a)
    var r = half(8)
    print(r, half(3), half(3).or_else(-1), r.value() + 1, r == 4, repr(r), r is None, Bool(half(0)))
    for x in r:
        print(x)
    print(r.take(), r, Optional[Optional[Int]](None), hash(Optional(1)) == hash(Optional(1)))
    print(size_of[Optional[Pointer[Int, MutUntrackedOrigin]]](), size_of[Optional[Int]]())
    var m = Optional(String("a"))
    m.value() += "b"
    print(m, m.copy().or_else("z"))
