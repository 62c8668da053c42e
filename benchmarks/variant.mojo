# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Areas of shapes held in variants.
from std.utils import Variant
from std.time import perf_counter_ns


@fieldwise_init
struct Circle(Copyable, Movable):
    var radius: Float64

    def area(self) -> Float64:
        return 3.14159 * self.radius * self.radius


@fieldwise_init
struct Box(Copyable, Movable):
    var width: Float64
    var height: Float64

    def area(self) -> Float64:
        return self.width * self.height


@fieldwise_init
struct Triangle(Copyable, Movable):
    var base: Float64
    var height: Float64

    def area(self) -> Float64:
        return 0.5 * self.base * self.height


comptime Shape = Variant[Circle, Box, Triangle]


def area(shape: Shape) -> Float64:
    if shape.isa[Circle]():
        return shape[Circle].area()
    if shape.isa[Box]():
        return shape[Box].area()
    return shape[Triangle].area()


def main():
    var shapes = List[Shape]()
    for i in range(100_000):
        var x = Float64(i % 17) + 1.0
        var kind = i * i % 7 % 3
        if kind == 0:
            shapes.append(Circle(x))
        elif kind == 1:
            shapes.append(Box(x, x + 1.0))
        else:
            shapes.append(Triangle(x, 2.0 * x))
    var start = perf_counter_ns()
    var sum = 0.0
    for round in range(1500):
        for shape in shapes:
            sum += area(shape)
        shapes[round] = Circle(1.0)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
