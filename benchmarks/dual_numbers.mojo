# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Newton's method with derivatives from dual numbers, through a trait.
from std.time import perf_counter_ns


trait Number(Copyable, Deinitable, Movable):
    def __add__(self, other: Self) -> Self:
        ...

    def __mul__(self, other: Self) -> Self:
        ...

    @staticmethod
    def constant(value: Float64) -> Self:
        ...


@fieldwise_init
struct Dual(Number):
    var value: Float64
    var slope: Float64

    def __add__(self, other: Self) -> Self:
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other: Self) -> Self:
        return Dual(
            self.value * other.value,
            self.value * other.slope + self.slope * other.value,
        )

    @staticmethod
    def constant(value: Float64) -> Self:
        return Dual(value, 0.0)


def polynomial[T: Number](coefficients: List[Float64], x: T) -> T:
    var result = T.constant(0.0)
    for coefficient in coefficients:
        result = result * x + T.constant(coefficient)
    return result^


def root(coefficients: List[Float64], guess: Float64) -> Float64:
    var x = guess
    for _ in range(20):
        var y = polynomial(coefficients, Dual(x, 1.0))
        x -= y.value / y.slope
    return x


def main():
    var coefficients: List[Float64] = [1.0, -3.0, 0.5, 2.0, -0.25, -7.0]
    var start = perf_counter_ns()
    var sum = 0.0
    for i in range(400_000):
        sum += root(coefficients, 3.0 + Float64(i % 100) / 100.0)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
