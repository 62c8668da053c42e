# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The Mandelbrot set as a picture of characters, eight points at a time."""

comptime width = 72
comptime height = 28
comptime limit = 256
comptime lanes = 8
comptime shades = " .:-=+*#%@"


def iterations(
    cx: SIMD[DType.float64, lanes], cy: Float64
) -> SIMD[DType.int32, lanes]:
    """Counts the steps until each point of a row leaves the circle of radius 2."""
    var x = SIMD[DType.float64, lanes](0)
    var y = SIMD[DType.float64, lanes](0)
    var count = SIMD[DType.int32, lanes](0)
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


def main():
    for row in range(height):
        var cy = -1.2 + 2.4 * Float64(row) / Float64(height - 1)
        var line = String("")
        for block in range(width // lanes):
            var cx = SIMD[DType.float64, lanes](0)
            for lane in range(lanes):
                var column = block * lanes + lane
                cx[lane] = -2.1 + 2.8 * Float64(column) / Float64(width - 1)
            var counts = iterations(cx, cy)
            for lane in range(lanes):
                var count = Int(counts[lane])
                var shade = 9 if count == limit else count % 9
                line += shades[byte=shade : shade + 1]
        print(line)
