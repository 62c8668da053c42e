# rule: 03/CTM-1, 03/CTM-2, 03/CTM-5
# expect: run
struct Ring[T: Copyable & Deinitable, cap: Int]:
    comptime Item = Self.T
    comptime last = Self.cap - 1
    comptime version = 3
    comptime Pair[n: Int] = Array[Self.T, n]
    comptime typed: Int = 4
    comptime bad = Self.cap // 0 if False else 5
    comptime names: List[String] = ["a", "b"]

    def __init__(out self):
        pass

    def use(self) -> Int:
        return Self.last + self.version + Ring.version

    @staticmethod
    def st() -> Int:
        return Self.typed


trait HasN:
    comptime N: Int
    comptime D: Int = 7


struct Impl(HasN):
    comptime N = 3

    def __init__(out self):
        pass


struct Impl2(HasN):
    comptime N = 3
    comptime D = 8

    def __init__(out self):
        pass


def sum[T: HasN](x: T) -> Int:
    return T.N + T.D + x.N


def main():
    print(Ring[Int, 8].last, Ring.version)
    var p: Ring[Float64, 2].Pair[2] = [1.5, 2.5]
    print(
        p[1],
        Ring[Int, 2]().use(),
        Ring[Int, 1]().last,
        Ring[Int, 2].st(),
        Ring[Int, 2].bad,
    )
    print(sum(Impl()), sum(Impl2()), Impl.D, Ring[Int, 1].Item(5))
    comptime n = Ring[Int, 1].names
    print(len(materialize[n]()))
