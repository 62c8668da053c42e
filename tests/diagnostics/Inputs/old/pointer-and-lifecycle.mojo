# old: 0.6 to 0.7
from math import sqrt
from memory.unsafe import Pointer


struct Vector:
    var data: Pointer[Float64]
    var size: Int

    fn __init__(inout self, size: Int):
        self.size = size
        self.data = Pointer[Float64].alloc(size)
        for i in range(size):
            self.data.store(i, 0.0)

    fn __copyinit__(inout self, other: Self):
        self.size = other.size
        self.data = Pointer[Float64].alloc(self.size)
        for i in range(self.size):
            self.data.store(i, other.data.load(i))

    fn __moveinit__(inout self, owned other: Self):
        self.size = other.size
        self.data = other.data

    fn __del__(owned self):
        self.data.free()

    fn __getitem__(self, i: Int) -> Float64:
        return self.data.load(i)

    fn __setitem__(inout self, i: Int, value: Float64):
        self.data.store(i, value)

    fn norm(self) -> Float64:
        var total: Float64 = 0.0
        for i in range(self.size):
            total += self[i] * self[i]
        return sqrt(total)


fn main():
    var v = Vector(2)
    v[0] = 3.0
    v[1] = 4.0
    let w = v
    print(w.norm())
