# rule: 07/CT-1, 07/CT-2, 07/CT-10, 07/CT-11
# expect: run
import std.math

comptime m = std.math
comptime width, ratio = (8, 2.5)
comptime limit: UInt8 = 200
comptime Word: Movable = UInt32
comptime fn1 = helper
comptime Vec4 = SIMD[_, 4]
comptime Both = Writable & Movable
comptime later = earlier + 1
comptime earlier = 4
comptime LEVEL = 1
comptime _ = later
comptime ov: def(Int) thin -> Int = over


def over(x: Int) -> Int:
    return x


def over(x: String) -> Int:
    return 0


def helper(x: Int) -> Int:
    return x * 2


def show[T: Both](x: T) -> String:
    return String(x)


struct S[n: Int]:
    comptime k = Self.n * 2
    var v: Int

    def __init__(out self):
        self.v = 0


def mk() -> S[3]:
    print("mk")
    return S[3]()


def gen[n: Int]() -> Int:
    comptime loc = n * 3
    return loc


def main():
    print(width, ratio, limit, fn1(4), later, show(3), ov(5), m.gcd(4, 6))
    var v: Vec4[DType.int32] = [1, 2, 3, 4]
    print(v, LEVEL)
    comptime LEVEL = 2
    comptime if LEVEL == 2:
        comptime LEVEL = 9
        print(LEVEL)
    print(LEVEL, gen[4](), S[3].k)
    print(mk().k)
    var a: Array[Int, mk().k] = Array[Int, 6](fill=1)
    print(len(a))
    for i in range(1):
        comptime inner = 5
        print(inner)
