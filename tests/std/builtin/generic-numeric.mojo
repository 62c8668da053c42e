# rule: 10/GEN-1, 10/GEN-2, 10/GEN-4
# expect: run
@fieldwise_init
struct V(Absable, ImplicitlyCopyable, Powable, Roundable, Writable):
    var x: Int

    def __abs__(self) -> Self:
        return Self(abs(self.x))

    def __pow__(self, exp: Self) -> Self:
        return Self(self.x**exp.x)

    def __round__(self) -> Self:
        return self

    def __round__(self, ndigits: Int) -> Self:
        return Self(round(self.x, ndigits))


def check_gen() raises:
    print(abs(V(-3)), pow(V(2), V(5)), round(V(3)), round(V(1234), -2))


def check_gen2() raises:
    print(
        max(1, 2),
        max(3, 1, 2),
        max(String("x"), String("y"), String("w")),
        min(SIMD[DType.int32, 2](1, 5), SIMD[DType.int32, 2](3, 2)),
        max(Float32(1), 2),
        min(UInt8(3), 2),
        divmod(-7, 2),
        divmod(Float32(7), Float32(2)),
        max(True, False),
        pow(SIMD[DType.int32, 2](2, 3), 2),
    )
    var l: List[Int] = [0, 1]
    var e: List[Int] = []
    print(
        any(l),
        all(l),
        any(e),
        all(e),
        any([False, False]),
        all([True]),
        any(SIMD[DType.int32, 2](0, 1)),
        all(SIMD[DType.int32, 2](0, 1)),
        any({1}),
        all(range(1, 3)),
    )


def main() raises:
    check_gen()
    check_gen2()
