# rule: 04/SYM-4
# expect: reject
@fieldwise_init
struct Vec[n: Int](Copyable):
    var t: Int


def g(n: Int) -> Int:
    return n


def to4[n: SIMDLength](v: SIMD[DType.int32, n]) -> SIMD[DType.int32, 4]:
    comptime if n == 4:
        return v
    else:
        return SIMD[DType.int32, 4](0)


def f[n: Int](a: Vec[n]) -> Vec[n + 1]:
    return a.copy()


def t[T: Movable & ImplicitlyCopyable & Deinitable](x: T) -> Int where T == Int:
    return x


def main():
    pass
