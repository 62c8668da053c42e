# rule: 10/SLC-1, 10/SLC-2, 10/SLC-3
# expect: run
from std.builtin.builtin_slice import StridedSlice, ContiguousSlice


struct S:
    def __init__(out self):
        pass

    def __getitem__(self, s: Slice) -> Slice:
        return s


struct C:
    def __init__(out self):
        pass

    def __getitem__(self, s: ContiguousSlice) -> String:
        return String(s)

    def __getitem__(self, s: StridedSlice) -> String:
        return "strided " + String(s)


@fieldwise_init
struct TextSlice(Copyable):
    var a: Optional[String]
    var b: Optional[String]

    def __init__(
        out self,
        start: Optional[String],
        end: Optional[String],
        stride: NoneType,
        __slice_literal__: NoneType = None,
    ):
        self.a = start.copy()
        self.b = end.copy()


struct T:
    def __init__(out self):
        pass

    def __getitem__(self, s: TextSlice) -> String:
        return String(s.a) + ".." + String(s.b)


def check_slc() raises:
    print(
        slice(2, None, -1),
        repr(slice(2, None, -1)),
        slice(3),
        slice(1, 2),
        Slice(1, 2),
        Slice(1, None, 3),
        slice(1, 2) == Slice(1, 2),
        slice(1, 2) != Slice(1, 3),
    )
    print(S()[1:2], S()[:], S()[1:2:3], S()[::-1], C()[1:], C()[1:2:3])
    var i = slice(None, None, -1).indices(5)
    print(
        i,
        slice(-3, 100).indices(5),
        slice(100, -100, -2).indices(5),
        slice(-100, -1).indices(5),
        slice(0).indices(0),
    )
    var cs = ContiguousSlice(-2, None, None)
    print(
        cs.indices(5),
        StridedSlice(1, None, 2).indices(6),
        T()["a":"b"],
        T()[:"z"],
    )
    print(
        slice(1, 5, 2).start.value(),
        slice(1, 5, 2).step.value(),
        slice(1, 5, 2).end.value(),
    )


def main() raises:
    check_slc()
