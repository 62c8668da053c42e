# rule: 07/CT-5, 07/MAT-6, 07/CT-8
# expect: reject
trait Counted:
    comptime count: Int


struct Wrong(Counted):
    comptime count = String("three")


comptime Twice[n: Int]: Int = n * 2


def main():
    comptime pair = (1, 2)
    pair[0] = 3
    comptime lanes = SIMD[DType.int8, 2](1, 2)
    lanes[1] += 3
    var generator = Twice
    comptime unit = __mlir_attr.unit
    var attribute = unit
