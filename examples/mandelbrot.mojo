# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The Mandelbrot set three times: point by point, in vectors, and in vectors on all cores; shown as characters.

Usage: mandelbrot [PICTURE.ppm]; with a name, the set is also written as a picture in colours.
"""

from max.algorithm import parallelize
from std.sys import argv, simd_width_of
from std.time import perf_counter_ns

comptime lanes = 2 * simd_width_of[DType.float64]()
comptime limit = 256
comptime shades = " .:-=+*#%@"


struct Field:
    """Iteration counts over a part of the plane, row by row."""

    var width: Int
    var height: Int
    var counts: List[Int32]

    def __init__(out self, width: Int, height: Int):
        self.width = width
        self.height = height
        self.counts = List[Int32](length=width * height, fill=0)

    def x(self, column: Int) -> Float64:
        return -2.1 + 2.8 * Float64(column) / Float64(self.width - 1)

    def y(self, row: Int) -> Float64:
        return -1.2 + 2.4 * Float64(row) / Float64(self.height - 1)


def escape_time(cx: Float64, cy: Float64) -> Int32:
    """Counts the steps until a point leaves the circle of radius 2."""
    var x = 0.0
    var y = 0.0
    for count in range(limit):
        var xx = x * x
        var yy = y * y
        if xx + yy > 4.0:
            return Int32(count)
        y = x * y * 2 + cy
        x = xx - yy + cx
    return limit


def escape_times[
    width: Int
](cx: SIMD[DType.float64, width], cy: Float64) -> SIMD[DType.int32, width]:
    """Counts the steps of `width` points of a row at once.

    Parameters:
        width: How many points.
    """
    var x = SIMD[DType.float64, width](0)
    var y = SIMD[DType.float64, width](0)
    var count = SIMD[DType.int32, width](0)
    for _ in range(limit):
        var xx = x * x
        var yy = y * y
        var inside = (xx + yy).le(4.0)
        if not inside.reduce_or():
            break
        count += inside.cast[DType.int32]()
        y = x * y * 2 + cy
        x = xx - yy + cx
    return count


def compute_row(mut field: Field, row: Int):
    """Fills a row, `lanes` points at a time and the rest one by one."""
    var cy = field.y(row)
    var first = row * field.width
    var column = 0
    while column + lanes <= field.width:
        var cx = SIMD[DType.float64, lanes](0)
        comptime for lane in range(lanes):
            cx[lane] = field.x(column + lane)
        var counts = escape_times(cx, cy)
        comptime for lane in range(lanes):
            field.counts[first + column + lane] = counts[lane]
        column += lanes
    while column < field.width:
        field.counts[first + column] = escape_time(field.x(column), cy)
        column += 1


def scalar(mut field: Field):
    for row in range(field.height):
        for column in range(field.width):
            field.counts[row * field.width + column] = escape_time(
                field.x(column), field.y(row)
            )


def vectorized(mut field: Field):
    for row in range(field.height):
        compute_row(field, row)


def parallel(mut field: Field):
    def task(row: Int) {mut field}:
        compute_row(field, row)

    parallelize(task, field.height)


def show(field: Field):
    """Prints the field with a character for each point."""
    for row in range(field.height):
        var line = String()
        for column in range(field.width):
            var count = Int(field.counts[row * field.width + column])
            var shade = 9 if count == limit else count % 9
            line += shades[byte = shade : shade + 1]
        print(line)


def write_picture(field: Field, path: StringSlice) raises:
    """Writes a binary portable pixmap (PPM): blue outside, gold near the border, black inside."""
    var pixels = List[Byte](capacity=3 * field.width * field.height)
    for count in field.counts:
        var t = Float64(count) / limit
        var inside = Int(count) == limit
        pixels.append(
            0
            if inside
            else UInt8(min(255.0, 9 * (1 - t) * t * t * t * 255 + 40 * t))
        )
        pixels.append(
            0 if inside else UInt8(15 * (1 - t) * (1 - t) * t * t * 255)
        )
        pixels.append(
            0
            if inside
            else UInt8(
                min(255.0, 8.5 * (1 - t) * (1 - t) * (1 - t) * t * 255 + 60)
            )
        )
    with open(path, "w") as file:
        file.write(t"P6\n{field.width} {field.height}\n255\n")
        file.write_bytes(Span(pixels))


def main() raises:
    var small = Field(72, 28)
    vectorized(small)
    show(small)
    if len(argv()) == 1:
        return
    var first = Field(1280, 1024)
    var second = Field(1280, 1024)
    var third = Field(1280, 1024)
    var times = List[Int]()
    times.append(Int(perf_counter_ns()))
    scalar(first)
    times.append(Int(perf_counter_ns()))
    vectorized(second)
    times.append(Int(perf_counter_ns()))
    parallel(third)
    times.append(Int(perf_counter_ns()))
    if first.counts != second.counts or first.counts != third.counts:
        raise Error("the three ways differ")
    write_picture(third, argv()[1])
    print("scalar, vectors, vectors on all cores, in milliseconds:")
    for i in range(3):
        print((times[i + 1] - times[i]) // 1_000_000)
