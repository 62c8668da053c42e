from math import sqrt
from memory.unsafe import DTypePointer

alias Size = 4

@value
@register_passable("trivial")
struct P:
    var x: Int

    fn __init__(inout self, owned x: Int):
        self.x = x

    fn __copyinit__(inout self, existing: Self):
        self.x = existing.x

    fn __moveinit__(inout self, owned existing: Self):
        self.x = existing.x

    fn __del__(owned self):
        pass


fn named(borrowed a: Int, inout b: Int) -> Int as r:
    r = a + b


fn call[f: fn (Int) capturing -> Int](x: Int) raises -> Int:
    @parameter
    if Size > 2:
        let y = f(x)
        return y
    @unroll
    for i in range(3):
        print(i)
    __comptime_assert Size > 2, "x"
    return 0


fn main():
    let x: Int
    x = 1
    y = x
    @parameter
    fn inner(a: Int) capturing -> Int:
        return a + x
    _ = call[inner](y)
