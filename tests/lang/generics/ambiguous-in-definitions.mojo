# rule: 04/OVR-10, 05/EXC-8
# expect: reject
def v[T: AnyType](x: T):
    print("any")


def v[T: Copyable](x: T):
    print("copyable")


def nobody_calls[n: Int]():
    v(1)  # nothing that isn't known could decide


struct Pinned(Movable where False):
    var v: Int

    def __init__(out self, v: Int):
        self.v = v


def build(x: Pinned) -> Pinned:
    return Pinned(x.v + 1)


struct Holder(Movable where False):
    var part: Pinned

    def __init__(out self):
        var t = Pinned(1)
        t = build(t)  # only fields are still empty
        self.part = build(t)


def main():
    _ = Holder()
