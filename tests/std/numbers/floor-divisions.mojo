# rule: 10/INT-2
# expect: run
# Divisions that round down by divisors of all kinds, in optimized code.
@no_inline
def div(a: Int, b: Int) -> Int:
    return a // b
@no_inline
def mod(a: Int, b: Int) -> Int:
    return a % b
@no_inline
def both(a: Int, b: Int) -> Int:
    return (a // b) * 1000 + a % b
@no_inline
def mod32(a: Int32, b: Int32) -> Int32:
    return a % b
@no_inline
def div32(a: Int32, b: Int32) -> Int32:
    return a // b
@no_inline
def positive(a: Int, b: Int) -> Int:
    if b > 0:
        return a % b + a // b
    return 0
@no_inline
def chain(a: Int, b: Int, c: Int) -> Int:
    return a // b % c + a % b // c
def main():
    var values: List[Int] = [Int.MIN, Int.MIN + 1, -7, -3, -2, -1, 0, 1, 2, 3, 7, 100, Int.MAX - 1, Int.MAX, 1 << 32, -(1 << 32)]
    var h = 0
    for a in values:
        for b in values:
            h = h * 31 + div(a, b)
            h = h * 31 + mod(a, b)
            h = h * 31 + both(a, b)
            h = h * 31 + Int(mod32(Int32(a & 0xFFFFFFFF), Int32(b & 0xFFFFFFFF)))
            h = h * 31 + Int(div32(Int32(a & 0xFFFFFFFF), Int32(b & 0xFFFFFFFF)))
            h = h * 31 + positive(a, b)
            for c in values:
                h = h * 31 + chain(a, b, c)
    print(h)
    var sum = 0
    for i in range(-300, 300):
        for j in range(-20, 20):
            sum = sum * 3 + (i % j) * 7 + i // j + (i + j) % 9 + (i - j) // 9
    print(sum)
