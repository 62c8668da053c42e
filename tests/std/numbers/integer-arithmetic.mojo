# rule: 10/NUM-4, 10/NUM-8, 10/SIMD-15, 10/SIMD-16, 10/SIMD-18, 10/SIMD-19
# expect: run
from std.math import ceildiv

def main():
    var a: Int = -7
    print(a / 2, a // 2, a % 2, a % -2, divmod(a, 2))
    print(a // 0, a % 0, divmod(a, 0))
    print(Int.MAX + 1 == Int.MIN, abs(Int.MIN) == Int.MIN)
    print(UInt8(250) + 10, Int8(100) + 100, UInt8(3) - 5)
    print(a >> 1, UInt8(0x80) >> 3, 1 << 10, ~a, -UInt8(1))
    print(round(1347, -1), round(-1342, -2), round(15, 3))
    print(ceildiv(a, 2), ceildiv(UInt8(7), 2), ceildiv(-7, -2))
    print(Int(2) ** 10, Int(2) ** -1, Int(-1) ** -3, Int(0) ** -1, Int(3) ** 0)
    print(a & 12, a | 8, a ^ 3)
    var b = a
    b += 10
    b *= 5
    b -= 1
    b //= 3
    b <<= 2
    print(b)
