# rule: 10/RNG-4, 10/RNG-8
# expect: run
from std.collections import Deque


def sh[I: Iterable](it: I) -> String:
    var s = String()
    for x in it:
        s.write("x ")
    return s


def rv[
    R: ReversibleRange
](r: R) where conforms_to(R.ReversedType.Element, Deinitable):
    var it = r.__reversed__()
    for _ in range(3):
        try:
            _ = it.__next__()
            print("r", end=" ")
        except:
            pass


def check_rng() raises:
    for x in range(3):
        print(x, end=" ")
    for x in range(2, 5):
        print(x, end=" ")
    for x in range(5, 2):
        print(x, end="!")
    for x in range(0, 10, 4):
        print(x, end=" ")
    for x in range(5, 0, -2):
        print(x, end=" ")
    for x in range(UInt8(2), 16, 4):
        print(x, end=" ")
    for x in range(Float64(0), Float64(1), Float64(0.25)):
        print(x, end=" ")
    print()
    for x in reversed(range(3)):
        print(x, end=" ")
    for x in reversed(range(2, 5)):
        print(x, end=" ")
    for x in reversed(range(0, 10, 4)):
        print(x, end=" ")
    for x in reversed(range(Float32(0), Float32(1), Float32(0.5))):
        print(x, end=" ")
    for x in reversed(range(UInt8(2), UInt8(9), UInt8(3))):
        print(x, end=" ")
    print()
    print(
        len(range(5, 0)),
        range(10, 0, -3)[1],
        len(range(3)),
        len(range(1, 10, 3)),
        range(4)[2],
        range(2, 9)[3],
        range(3).bounds()[0],
        range(3).bounds()[1],
        range(1, 10, 3).bounds()[0],
        range(UInt64.MAX).bounds()[0] == Int.MAX,
        range(UInt64.MAX).bounds()[1],
    )


def check_rng2() raises:
    var r = range(2)
    print(
        r.__next__(),
        len(r),
        len(range(-3)),
        range(0).bounds()[1],
        len(range(0, 5, 0)),
    )
    rv(range(3))
    print()
    var l: List[Int] = [1, 2]
    var dq: Deque[Int] = [1, 2]
    var d = {"a": 1, "b": 2}
    for x in reversed(l):
        print(x, end=" ")
    for x in reversed([3, 4]):
        print(x, end=" ")
    for x in reversed(dq):
        print(x, end=" ")
    for x in reversed(d):
        print(x, end=" ")
    for x in reversed(d.values()):
        print(x, end=" ")
    for x in reversed(d.items()):
        print(x.key, end=" ")
    for x in reversed(Span(l)):
        print(x, end=" ")
    print()


def main() raises:
    check_rng()
    check_rng2()
