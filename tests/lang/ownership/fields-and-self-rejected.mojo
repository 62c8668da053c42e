# rule: 05/ORG-14, 05/PASS-12, 03/SDC-13, 12/OWP-1b
# expect: reject
from std.memory import ArcPointer, OwnedPointer
from std.utils import Variant


struct Shown:
    var p: Pointer[Int, MutUnsafeAnyOrigin]


struct Chain(Movable):
    var next: Optional[OwnedPointer[Chain]]

    def __init__(out self):
        self.next = None

    def __deinit__(deinit self):
        pass


struct Json(Movable):
    var data: Variant[Float64, List[ArcPointer[Json]]]

    def __init__(out self):
        self.data = 1.5

    def __deinit__(deinit self):
        pass


@fieldwise_init
struct Sized[n: Int]:
    var v: Int

    def three(self: Sized[3]) -> Int:
        return self.v

    def own(self: Sized[Self.n]) -> Int:
        return self.v


def main():
    print("no")
