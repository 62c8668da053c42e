# rule: 04/PAL-1, 04/PAL-2
# expect: run
comptime Twice[n: Int] = n * 2
comptime Mul[a: Int, b: Int] = a * b
comptime Triple = Mul[3, _]
comptime Pair[d: DType] = SIMD[d, 2]


def main():
    var p: Pair[DType.int32] = [4, 5]
    print(Twice[21], Triple[5], p[1])
