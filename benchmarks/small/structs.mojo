# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
@fieldwise_init
struct Point(Copyable, Movable):
    var x: Float64
    var y: Float64
    var name: String


def main():
    var points = List[Point]()
    for i in range(5_000):
        points.append(Point(Float64(i % 17), Float64(i % 5), String(i)))
    var sum = 0.0
    var letters = 0
    for point in points:
        sum += point.x * point.y
        letters += point.name.byte_length()
    print(sum, letters)
