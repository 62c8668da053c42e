# rule: 03/TYS-1, 03/TYS-3, 03/TYS-4, 03/SYN-1, 03/SYN-2, 03/SYN-3, 03/SYN-4
# expect: run
comptime Id = UInt32


struct Box[T: Copyable & Deinitable]:
    comptime Item = Self.T
    var v: Self.T

    def __init__(out self, var v: Self.T):
        self.v = v^

    def same(self, x: Self.Item) -> Self.T:
        return x.copy()


def f(x: Id) -> UInt32:
    return x


def nv() -> NoneType:
    return None


def main():
    print(f(3), Box(3).same(4))
    var c: Box = Box("x")
    print(c.v)
    nv()
    print(
        conforms_to(Box[Int], AnyType),
        conforms_to(Box[Int], Deinitable),
        conforms_to(Box[Int], Movable),
        conforms_to(Box[Int], Copyable),
    )
