# rule: 11/COL-8, 11/ARR-4
# expect: run
from std.sys import size_of


def check_arr() raises:
    var a = [1, 2, 3]
    print(a.length, len(a), size_of[Array[Int, 3]]())
    print(Array[Int, 4](fill=2), Array[Int, 4].length, Array[Int, 2](fill=a[0]))
    var b = Array[Int, 130](fill=1)
    print(len(b), b[129])
    var c = Array[Int, 5].__init__[batch_size=2](fill=3)
    print(c)
    var u = Array[Int, 2](uninitialized=True)
    u[0] = 1
    u[1] = 4
    print(
        u,
        4 in u,
        u == [1, 4],
        u != [1, 4],
        hash(u) == hash(List(u)),
        a.unsafe_get(2),
    )
    for x in reversed(a):
        print(x, end=" ")
    print()
    for x in [7, 8]:
        print(x, end=" ")
    print()
    for ref x in a:
        x *= 2
    print(a)
    print(Span(a)[1:])


def check_arr2() raises:
    var a = [3, 1, 2]
    sort(Span(a))
    print(a, a[UInt8(1)], a.unsafe_ptr()[unsafe_offset=2])
    comptime A = Array[Float32, 2]
    var b: A = [1, 2]
    print(b, repr(b))
    var e: Array[Int, 0] = []
    print(e, len(e))
    for x in a^:
        print(x, end="")
    print()
    var i = 3


def main() raises:
    check_arr()
    check_arr2()
