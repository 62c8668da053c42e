# rule: 02/D-156, 05/EXC-8, 05/EXC-9
# expect: reject
struct Pinned(Movable where False):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


struct Holder(Movable where False):
    var part: Pinned

    def __init__(out self):
        self.part = Pinned(1)


def two(mut a: Pinned, b: Pinned):
    pass


def twice(h: Holder) -> Pinned:
    return Pinned(h.part.x * 2)


def again(p: Pinned) -> Pinned:
    return Pinned(p.x)


def through(mut a: Int, p: Pointer[Int, _]):
    pass


struct Maker:
    def __init__(out self, mut a: Int, b: List[Int], mut c: List[Int]):
        pass


def main():
    var p = Pinned(1)
    two(p, p)
    var h = Holder()
    h.part = twice(h)
    p = again(p)
    var n = 1
    through(n, Pointer(to=n))
    var xs: List[Int] = []
    _ = Maker(n, xs, xs)
