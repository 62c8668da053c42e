# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Matrix multiplication whose tiles fit the machine: `autotune` times the candidates once and remembers the fastest."""

from kiln import autotune
from std.sys import argv, simd_width_of
from std.time import perf_counter_ns


struct Product(Movable):
    """A product of two square matrices and its factors, by rows."""

    comptime width = simd_width_of[DType.float32]()

    var size: Int
    var a: List[Float32]
    var b: List[Float32]
    var c: List[Float32]

    def __init__(out self, size: Int):
        """Makes factors of small whole numbers, whose products are exact."""
        self.size = size
        self.a = List[Float32](capacity=size * size)
        self.b = List[Float32](capacity=size * size)
        for i in range(size * size):
            self.a.append(Float32(i % 7))
            self.b.append(Float32(i % 5 - 2))
        self.c = List[Float32](length=size * size, fill=0)

    def expected(self, row: Int, column: Int) -> Float32:
        """One element of the product, as the textbook says."""
        var sum = Float32(0)
        for k in range(self.size):
            sum += self.a[row * self.size + k] * self.b[k * self.size + column]
        return sum


def multiply[tile: Int](mut work: Product):
    """Multiplies over slices of `tile` rows of `b`, which stay in the cache
    while all rows of `a` go over them."""
    comptime width = Product.width
    var n = work.size
    var a = work.a.unsafe_ptr()
    var b = work.b.unsafe_ptr()
    var c = work.c.unsafe_ptr()
    for i in range(n * n):
        c[unsafe_offset=i] = 0
    for start in range(0, n, tile):
        for row in range(n):
            for k in range(start, min(start + tile, n)):
                var factor = a[unsafe_offset=row * n + k]
                var column = 0
                while column + width <= n:
                    c.unsafe_store(
                        row * n + column,
                        c.unsafe_load[width=width](row * n + column)
                        + factor * b.unsafe_load[width=width](k * n + column),
                    )
                    column += width
                while column < n:
                    c[unsafe_offset=row * n + column] += factor * b[
                        unsafe_offset=k * n + column
                    ]
                    column += 1


def run(tile: Int, mut work: Product) raises:
    """Calls the variant that was chosen."""
    comptime for candidate in [4, 16, 64]:
        if tile == candidate:
            return multiply[candidate](work)
    raise Error("no variant for tiles of ", tile)


def main() raises:
    var size = atol(argv()[1]) if len(argv()) > 1 else 256
    var work = Product(size)
    var tile = autotune[multiply, 4, 16, 64](
        "multiply", work, workload=String(size)
    )
    var start = perf_counter_ns()
    run(tile, work)
    var time = perf_counter_ns() - start
    var right = True
    for row in range(0, size, 7):
        for column in range(0, size, 11):
            right = right and work.c[row * size + column] == work.expected(
                row, column
            )
    print("tiles of", tile, "right" if right else "WRONG")
    if len(argv()) <= 1:
        var operations = 2 * size * size * size
        print(Float64(operations) / Float64(time), "GFlop/s")
