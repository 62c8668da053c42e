# rule: 02/D-161, 02/D-162, 02/D-166, 02/D-167, 02/D-168, 02/D-172, 02/DIA-7, 04/OVR-14, 06/CLO-18
# Types that are open in a failed call, and what values can't do there.
# expect: reject
from std.memory import OwnedPointer


struct Vec[n: Int]:
    def __init__(out self):
        pass

    def size(self) -> Int:
        return Self.n


def open_list(xs: List[_]):
    pass


def bare_span(xs: Span):
    pass


def text(x: StringSpan):
    pass


def longer[n: Int](x: Vec[n + 1]):
    pass


def apply[F: def(x: Int) -> Int]():
    pass


def same(x: Int) -> Int:
    return x


def make[T: AnyType]() -> T:
    return T()


comptime Owned: Copyable = OwnedPointer[Int]


def wrong(x: Missing) -> Int:
    return absent


def main():
    var vec = Vec[3]()
    var pointer: def(Int) thin -> Int = same
    open_list(3)
    bare_span(True)
    text(1)
    longer(vec)
    print(vec.size)
    _ = pointer()
    apply[same]()
    assert vec
    var xs: List[Int] = ["one"]
