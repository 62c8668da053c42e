# rule: 10/TUP-1, 10/TUP-2, 10/TUP-3, 10/TUP-4, 10/TUP-6, 10/TUP-7
# expect: run
@fieldwise_init
struct NC(Movable):
    var x: Int


def check_tup() raises:
    var t = (1, "x", 2.5)
    print(
        t,
        repr(t),
        (1,),
        repr((1,)),
        (),
        len(t),
        t[0],
        t[1],
        Tuple[Int, String](),
        repr(Tuple()),
    )
    print(
        1 in t,
        "x" in t,
        3 in t,
        2.5 in t,
        UInt8(1) in t,
        (1, 2) == (1, 2),
        (1, 2) != (1, 3),
        (1, 2) < (1, 3),
        (2, 0) > (1, 9),
        (1, 2) <= (1, 2),
        (1, 2) >= (1, 3),
        hash((1, 2)) == hash((1, 2)),
    )
    print((1, "a", 2.5).reverse(), (1, "a").concat((True, 2.5)))
    var a, b, c = t
    print(a, b, c)
    t[0] = 9
    comptime n = len((1, 2))
    print(t[0], n)
    var m = (NC(1), NC(2))

    @parameter
    def h[i: Int](var e: m.element_types[i]):
        print(i, e.x, end=" ")

    m^.consume_elements[h]()
    print()


def main() raises:
    check_tup()
