# rule: FTY-4, FTY-6, EXP-24
# expect: run
@fieldwise_init
struct D(Copyable):
    var x: Int


def f1(ref a: D, ref b: D) -> ref[a] D:
    return a


def f2(ref a: D, ref b: D) -> ref[b] D:
    return b


def f3(ref a: D) -> ref[a.x] Int:
    return a.x


def f4(mut a: D) -> ref[a.x] Int:
    return a.x


def f5(s: Span[mut=True, Int, _]) -> ref[s.origin] Int:
    return s[0]


def f6(ref a: List[Int], ref b: List[Int]) -> ref[a, b] List[Int]:
    return a


def main():
    var c = len("abc".as_bytes()) > 2
    var f = f1 if c else f2
    var d = D(1)
    var e = D(2)
    print(f(d, e).x)
    var g = f3
    print(g(d))
    var h = f4
    h(d) = 7
    print(d.x)
    var k = f5
    var l: List[Int] = [1, 2]
    k(l) = 9
    print(l[0])
    var m = f6
    var l2: List[Int] = [5]
    ref z = m(l, l2)
    z.append(3)
    print(len(l), len(l2))
    print(m([1], [2, 3])[0])
    var fs = [f1, f2]
    print(fs[1](d, e).x)
