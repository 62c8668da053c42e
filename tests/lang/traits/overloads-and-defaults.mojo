# rule: 03/CNF-4, 03/CNF-5
# expect: run
# A method of the struct overrides the default that takes the same; the other overloads stay.
trait Shape:
    def scaled(self, by: Int) -> String:
        return String("by ", by)

    def scaled(self, by: String) -> String:
        ...

    def same(self, other: Self) -> String:
        return "same type"

    def same(self, other: Int) -> String:
        return "number"

    def both(self) -> String:
        return self.scaled(2) + ", " + self.scaled("x")


trait Named(Shape):
    def scaled(self, by: Float64) -> String:
        return String("float ", by)


@fieldwise_init
struct Square(Shape):
    def scaled(self, by: String) -> String:
        return "text " + by


@fieldwise_init
struct Box[T: Copyable & Deinitable](Named):
    var item: Self.T

    def scaled(self, by: String) -> String:
        return "box " + by

    def same(self, other: Int) -> String:
        return "own number"


def show[S: Shape](s: S):
    print(s.scaled(1), s.scaled("y"), s.same(s), s.same(3), s.both(), sep=", ")


def main():
    show(Square())
    show(Box(5))
    print(Box("b").scaled(2.5), Square().scaled(1), Box(1).scaled(1))
