# old: 24.6 to 25.4
trait Shape:
    fn area(self) -> Float64: ...

@value
struct Circle(Shape):
    var r: Float64
    fn area(self) -> Float64:
        return 3.0 * self.r * self.r

@value
struct Square(Shape):
    var s: Float64
    fn area(self) -> Float64:
        return self.s * self.s

fn show[T: Shape](x: T):
    print(x.area())

fn main():
    show(Circle(1.0))
    show(Square(2.0))
