# rule: 10/SLEN-1, 10/SLEN-2
# expect: run
def w[n: SIMDLength](v: SIMD[DType.int, n]) -> Int:
    return Int(n)


def check_slen() raises:
    var a: SIMDLength = 8
    var i = 3
    var b: SIMDLength = i
    print(
        Int(a + b),
        Int(a - b),
        Int(a * b),
        Int(a / b),
        Int(a & b),
        Int(a >> 1),
        Int(a >> -1),
        Int(a**2),
        Int(a **-1),
        Int(-a),
        a.is_power_of_two(),
        b.is_power_of_two(),
    )
    print(
        a == b,
        a != b,
        a < b,
        a <= b,
        a > b,
        a >= b,
        w(SIMD[DType.int, 4](1)),
        Int(SIMDLength(UInt8(5))),
    )
    a *= 2
    a >>= 1
    print(Int(a), [1, 2, 3][SIMDLength(1)])


def main() raises:
    check_slen()
