# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Factorials and products of integers of any length.
from std.time import perf_counter_ns


struct Natural(Copyable, Movable):
    """A natural number in digits of 32 bits, the least first."""

    var digits: List[UInt32]

    def __init__(out self, value: UInt32):
        self.digits = [value]

    def __init__(out self, *, length: Int):
        self.digits = List[UInt32](length=length, fill=0)

    def scale(mut self, factor: UInt32):
        var carry = UInt64(0)
        for i in range(len(self.digits)):
            carry += UInt64(self.digits[i]) * UInt64(factor)
            self.digits[i] = UInt32(carry & 0xFFFFFFFF)
            carry >>= 32
        if carry > 0:
            self.digits.append(UInt32(carry))

    def __mul__(self, other: Self) -> Self:
        var result = Natural(length=len(self.digits) + len(other.digits))
        for i in range(len(self.digits)):
            var carry = UInt64(0)
            for j in range(len(other.digits)):
                carry += UInt64(result.digits[i + j]) + UInt64(
                    self.digits[i]
                ) * UInt64(other.digits[j])
                result.digits[i + j] = UInt32(carry & 0xFFFFFFFF)
                carry >>= 32
            result.digits[i + len(other.digits)] = UInt32(carry)
        return result^

    def remainder(self, divisor: UInt64) -> UInt64:
        var rest = UInt64(0)
        for i in reversed(range(len(self.digits))):
            rest = (rest << 32 | UInt64(self.digits[i])) % divisor
        return rest


def factorial(n: Int) -> Natural:
    var result = Natural(1)
    for i in range(2, n + 1):
        result.scale(UInt32(i))
    return result^


def main():
    var start = perf_counter_ns()
    var sum = UInt64(0)
    for round in range(60):
        var a = factorial(4000 + round)
        var b = a * a
        sum += b.remainder(1000003)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
