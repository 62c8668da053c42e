# old: 25.3
from math import isqrt
from memory import UnsafePointer

struct View[mut: Bool, //, origin: Origin[mut]]:
    var place: Pointer[Int, origin]

    fn __init__(out self, ref [origin] value: Int):
        self.place = Pointer(to=value)

    fn get(self) -> Int:
        return self.place[]

fn apply[f: fn (Int) capturing -> Int](x: Int) -> Int:
    return f(x)

fn main():
    var a = InlineArray[Float32, 3](1, 2, 3)
    var x = 5
    var view = View(x)
    print(a[1], len(a), view.get())
    print(isqrt(Float32(4)), SIMD[DType.int8, 2].splat(3))
    var k = 10

    @parameter
    fn add(y: Int) -> Int:
        return y + k

    print(apply[add](3))
