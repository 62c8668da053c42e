# old: 24.6 to 25.4
@register_passable("trivial")
struct Complex:
    var re: Float64
    var im: Float64

    fn __init__(inout self, re: Float64, im: Float64):
        self.re = re
        self.im = im

    fn __mul__(self, other: Self) -> Self:
        return Self(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)

fn mandel(c: Complex) -> Int:
    var z = c
    for i in range(50):
        if z.re * z.re + z.im * z.im > 4:
            return i
        z = z * z
        z.re += c.re
        z.im += c.im
    return 50

fn main():
    print(mandel(Complex(0.1, 0.2)), mandel(Complex(1.0, 1.0)))
