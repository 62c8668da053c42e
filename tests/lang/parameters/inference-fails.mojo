# rule: 04/PIN-8, 04/PIN-15
# expect: reject
@fieldwise_init
struct Vec[n: Int](Copyable):
    var tag: Int


@fieldwise_init
struct Mat[r: Int, c: Int]:
    var tag: Int


def mul[a: Int, b: Int, c: Int](x: Mat[a, b], y: Mat[b, c]):
    pass


def shrink[n: Int](b: Vec[n + 1], a: Vec[n]) -> Int:
    return n


def same[T: Writable & Copyable & Deinitable](a: T, b: T):
    pass


def none[T: AnyType]():
    pass


def bound[T: Sized](x: T):
    pass


struct NW:
    def __init__(out self):
        pass


struct G[T: AnyType]:
    def __init__(out self):
        pass

    @staticmethod
    def st() -> Int:
        return 1


def main():
    mul(Mat[2, 3](1), Mat[4, 5](1))
    _ = shrink(Vec[4](0), Vec[3](0))
    same(1, "x")
    var f: Float64 = 2.0
    same(1, f)
    none()
    bound(NW())
    _ = G()
    _ = G.st()
    same[Int]("a", 1)
