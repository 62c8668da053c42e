# rule: 11/COL-6, 11/LST-9, 11/LST-10
# expect: run


def check_list() raises:
    var e = List[Int]()
    print(e.capacity(), len(e), Bool(e))
    var c = List[Int](capacity=5)
    print(c.capacity())
    c.reserve(3)
    print(c.capacity())
    c.reserve(9)
    print(c.capacity())
    var caps = List[Int]()
    var g = List[Int]()
    for i in range(6):
        g.append(i)
        caps.append(g.capacity())
    print(caps)
    print(
        List(length=3, fill=7),
        List[Int](length=2, fill=1),
        List(range(3)),
        List("ab".codepoints()),
        List({3, 1}),
    )
    var arr = [4, 5]
    print(List(arr), List[Int]([1, 2]), List([1, 2]))
    var u = List[Int](unsafe_uninit_length=2)
    u[0] = 1
    u[1] = 2
    print(u, List(copy=u))


def check_list4() raises:
    @parameter
    def gt(a: Int, b: Int) -> Bool:
        return a > b

    var q: List[Int] = [5, 6, 5, 7]
    sort(q)
    print(q)
    sort[gt](q)
    print(q)
    sort[gt](Span(q)[1:])
    var i: UInt8 = 2
    print(q[i], q[UInt(1)], q[Int32(0)])
    for x in q^:
        print(x, end=",")
    print()
    var z: List[Tuple[]] = []
    z.append(Tuple())
    z.append(Tuple())
    print(len(z))


def main() raises:
    check_list()
    check_list4()
