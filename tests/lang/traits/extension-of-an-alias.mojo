# rule: 03/EXT-1, 03/EXT-2, 03/EXT-3, 03/FWI-1, 03/CNF-3, 03/TYS-8
# expect: run
trait Shape(Copyable, Deinitable):
    def __init__(out self, side: Float64):
        ...

    def area(self) -> Float64:
        ...

    @staticmethod
    def unit() -> Self:
        return Self(1.0)


@fieldwise_init
struct Square(Shape):
    var side: Float64

    def area(self) -> Float64:
        return self.side * self.side


trait Named:
    def name(self) -> String:
        ...

    def shout(self) -> String:
        return self.name() + "!"


__extension List(Named):
    def name(self) -> String:
        return String("list of ", len(self))


def shouted[T: Named](x: T) -> String:
    return x.shout()


comptime Quad = Square


__extension Quad:
    def double(self) -> Square:
        return Square(self.side * 2)


def nothing():
    pass


def main():
    print(Square.unit().double().area())
    var xs: List[Int] = [1, 2]
    print(shouted(xs))
    print(type_of(nothing()) == NoneType, type_of(None) == NoneType)
    var result: type_of(nothing()) = nothing()
    _ = result
