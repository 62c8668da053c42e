# rule: 04/PAL-6
# expect: run
comptime Half[n: Int] = n // 2
comptime Vec4[d: DType = DType.float32] = SIMD[d, 4]
comptime Scale[k: Int, x: Int] = k * x
comptime Times3 = Scale[3, _]


def apply_all[f: __generator_type[x:Int] Int]() -> Int:
    return f[1] + f[2]


def add[a: Int, b: Int](x: Int) -> Int:
    return a * 100 + b * 10 + x


comptime add3 = add[3, _]
comptime Pair[T: AnyType] = Tuple[T, T] if False else T


struct S[T: AnyType]:
    comptime Sub[n: Int] = n + 1
    comptime Arr[U: Copyable & Deinitable, n: Int] = Array[U, n]


comptime kwo[*, a: Int, b: Int = 2] = a * 10 + b
comptime vari[*xs: Int] = len(xs)


def main():
    var v: Vec4[DType.int32] = [1, 2, 3, 4]
    print(Half[9], v[3], Times3[7], apply_all[Times3](), apply_all[Half]())
    print(
        add3[4](5),
        type_of(v) == SIMD[DType.int32, 4],
        Vec4[].dtype == DType.float32,
        S[Int].Sub[4],
    )
    var a: S[Int].Arr[Float64, 2] = [1, 2]
    print(a[1], kwo[a=4], kwo[b=1, a=2], vari[1, 2, 3], vari[])
