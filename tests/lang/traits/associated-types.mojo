# rule: 03/TRT-4, 03/CNF-7
# expect: run
trait Container:
    comptime Elem: Copyable & Deinitable & Writable

    def get(self, i: Int) -> Self.Elem:
        ...

    def count(self) -> Int:
        ...


@fieldwise_init
struct Two[T: Copyable & Deinitable & Writable](Container):
    comptime Elem = Self.T
    var a: Self.T
    var b: Self.T

    def get(self, i: Int) -> Self.T:
        return self.a.copy() if i == 0 else self.b.copy()

    def count(self) -> Int:
        return 2


def join[C: Container](c: C) -> String:
    var s = String()
    for i in range(c.count()):
        s += String(c.get(i), ";")
    return s


def first[C: Container](c: C) -> C.Elem:
    return c.get(0)


def same[A: Container, B: Container](a: A, b: B) -> Bool:
    return A.Elem == B.Elem


def main():
    print(
        join(Two(1, 2)),
        join(Two("a", "b")),
        first(Two(3, 4)) + 1,
        same(Two(1, 2), Two("a", "b")),
        same(Two(1, 2), Two(3, 4)),
    )
