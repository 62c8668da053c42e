# rule: 03/SDC-9
# expect: run
struct Box[T: Copyable & Deinitable](Movable):
    var item: Self.T

    def __init__(out self, var item: Self.T):
        self.item = item^

    def swap_in(mut self, var item: Self.T) -> Self.T:
        var old = self.item.copy()
        self.item = item^
        return old^

    def mapped[U: Copyable & Deinitable](self, var u: U) -> Box[U]:
        return Box(u^)

    def other(self, o: Box) -> Bool:
        return True

    @staticmethod
    def pair(var a: Self.T) -> Tuple[Box[Self.T], Box[Int]]:
        return (Box(a.copy()), Box(3))

    def self_t(self) -> Self:
        return Self(self.item.copy())


def main():
    var b = Box(7)
    print(b.swap_in(9), b.item, b.mapped("s").item, b.other(Box("q")))
    var p = Box[String].pair("z")
    print(p[0].item, p[1].item, b.self_t().item)
