from std.sys import argv


def check_list2() raises:
    var g: List[Int] = [0, 1, 2, 3, 4, 5]
    print(g[1:3])
    print(g[:2])
    print(g[4:], "x")
    print(g[::2])
    print(
        g[::-1],
        g[-3:-1:1],
        g[10:0:-2],
        g[1:100:2],
        g[-100:2:1],
        g[3:1:1],
        g[:-3:-1],
    )
    g[1:3][0] = 9
    print(g, len(g[2:2]))
    var a: List[Int] = [1, 2]
    var b: List[Int] = [3]
    print(a + b.copy(), a + [5], a * 2, a * 0, a * -1)
    a += b^
    a *= 2
    print(a, a.capacity())
    a.extend([7, 8])
    a.extend(Span(g)[0:2])
    a.extend(List[Int]())
    print(a)
    a.insert(0, 100)
    a.insert(len(a), 200)
    a.insert(i=1, value=50)
    print(a)
    print(a.pop(), a.pop(0), a.pop(i=1))
    print(a)
    a.resize(12, 4)
    a.resize(new_length=13, fill=5)
    print(a)
    a.resize(2, 0)
    a.shrink(1)
    a.shrink(new_length=1)
    print(a)
    a.clear()
    print(a, a.capacity() > 0)
    var s: List[Scalar[DType.int32]] = []
    s.extend(SIMD[DType.int32, 4](1, 2, 3, 4))
    s.extend(SIMD[DType.int32, 4](5, 6, 7, 8), count=2)
    print(s)
    s.reverse()
    s.swap_elements(0, 5)
    s.swap_elements(1, 1)
    print(s, s.byte_length())
    var q: List[Int] = [5, 6, 5, 7]
    print(
        q.index(5),
        q.index(5, 1),
        q.index(5, start=-2, stop=100),
        q.try_index(9),
        q.try_index(7, -1),
        q.index(6, -100),
        q.count(5),
        7 in q,
        8 in q,
    )


def check_list_e2() raises:
    var q = List[Int]()
    q.insert(1, 2)


def check_list_e3() raises:
    var q = List[Int]()
    q.shrink(3)


def check_span_e1() raises:
    var a: List[Int] = [1, 2]
    var b: List[Int] = [1]
    Span(a).copy_from(b)


def main() raises:
    var which = argv()[1]
    if which == "list2":
        check_list2()
    if which == "list-e2":
        check_list_e2()
    if which == "list-e3":
        check_list_e3()
    if which == "span-e1":
        check_span_e1()
