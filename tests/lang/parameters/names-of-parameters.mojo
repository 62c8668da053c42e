# rule: 02/NAM-14, 03/SDC-7, 03/SDC-8, 04/WHR-3, 04/PAL-4, 04/WHR-10, 04/OVD-4, 06/FTY-1, 06/ARGL-1
# expect: reject
struct Positive[n: Int] where (n > 0, "positive"):
    pass


struct Bare[T: Copyable & Deinitable, n: Int]:
    var x: T
    comptime k = n + 1

    def f(self, a: Array[Int, n]) -> T:
        return self.x.copy()

    def g(self) where n > 0:
        pass


struct Hidden[n: Int]:
    def argument(self, n: Int):
        pass

    def local(self):
        var n = 3


def own[n: Int](n: Int):
    pass


def violated(x: Positive[0]):
    pass


struct Header[n: Int](Copyable where Self.n > 0):
    pass


comptime Double[n: Int] = n * 2


def takes_type[T: AnyType]():
    pass


def passes_generator():
    takes_type[Double]()


def unnamed(f: def(Int, x: Int) thin -> Int):
    pass


comptime Number = Int


def twice(x: Int):
    pass


def twice(x: Number):
    pass


def main():
    pass
