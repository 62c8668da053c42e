# rule: 06/FTY-6, 06/FTY-7, 04/PIN-11
# expect: run


def _add[dt: DType, w: Int](a: SIMD[dt, w], b: SIMD[dt, w]) -> SIMD[dt, w]:
    return a + b


def inc[w: Int](a: SIMD[DType.float32, w]) -> SIMD[DType.float32, w]:
    return a + 1


struct A[dtype: DType]:
    @staticmethod
    def bin[
        op: def[w: Int](SIMD[Self.dtype, w], SIMD[Self.dtype, w]) thin -> SIMD[
            Self.dtype, w
        ]
    ](x: Scalar[Self.dtype]) -> Scalar[Self.dtype]:
        var v = op[4](SIMD[Self.dtype, 4](x), SIMD[Self.dtype, 4](x))
        return v.reduce_add() + op[1](x, x)


def ap[
    f: def[w: Int](SIMD[DType.float32, w]) thin -> SIMD[DType.float32, w]
](x: Float32) -> Float32:
    return f[4](x).reduce_add() + f(x)


def ap2[
    f: def[w: Int](SIMD[DType.float32, w]) -> SIMD[DType.float32, w]
](x: Float32) -> Float32:
    return f[4](x).reduce_add() + f(x)


def ap3[
    f: def[t: DType, w: Int](SIMD[t, w]) capturing -> SIMD[t, w]
](x: Float32) -> Float32:
    return f[DType.float32, 4](x).reduce_add() + f(x)


def main():
    print(ap[inc](1))
    print(ap2[inc](1))
    print(A[DType.float32].bin[_add[DType.float32, ...]](2))
    print(A[DType.float32].bin[_add[DType.float32]](2))
    var k = 3

    @parameter
    def sc[t: DType, w: Int](v: SIMD[t, w]) -> SIMD[t, w]:
        return v * SIMD[t, w](k)

    print(ap3[sc](2))
