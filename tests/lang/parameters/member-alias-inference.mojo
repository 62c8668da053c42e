# rule: 04/PIN-6, 04/PIN-10, 04/PIN-3, 06/ARGL-4
# expect: run
# A `comptime` member of the struct is as good as its value where the struct's parameters are still open.


struct S[T: Copyable & Deinitable, n: Int = 2](Copyable):
    comptime Item = Self.T
    comptime L = List[Self.Item]
    comptime Arr[k: Int] = Array[Self.T, k]
    var l: Self.L

    def __init__(out self, var l: Self.L):
        self.l = l^

    @staticmethod
    def of(var x: Self.L) -> Self:
        return Self(x^)

    @staticmethod
    def both(x: Self.Arr[2], y: Optional[Self.Item]) -> Self:
        return Self([x[0].copy(), x[1].copy(), y.value().copy()])


struct Steps[dt: DType = DType.float32]:
    comptime Elem = Scalar[Self.dt]

    @staticmethod
    def default(n: Int, *, step: Self.Elem = 1) -> Self.Elem:
        return Self.Elem(n) * step

    @staticmethod
    def given(n: Int, step: Self.Elem) -> Self.Elem:
        return Self.Elem(n) * step


def default[dt: DType = DType.float32](n: Int, step: Scalar[dt] = 1) -> Scalar[dt]:
    return Scalar[dt](n) * step


def main():
    var a: Array[Int, 2] = [5, 6]
    print(S([1, 2]).l, S.of(["x"]).l, S.both(a, 7).l, S([1]).n)
    print(Steps.default(3), Steps.given(3, Int8(2)), default(3))
