# rule: 03/CNV-2, 03/CNV-3, 03/CNV-5, 03/CNV-7, 03/CNV-8
# expect: reject
struct Wrapper:
    var n: Int

    @implicit
    def __init__(out self, n: Int):
        self.n = n


struct Outer:
    var w: Int

    @implicit
    def __init__(out self, w: Wrapper):
        self.w = w.n


struct Cel:
    var d: Float64

    @implicit
    def __init__(out self, d: Float64):
        self.d = d


struct Exp:
    var d: Int

    def __init__(out self, d: Int):
        self.d = d


def take_o(o: Outer):
    pass


def bump(mut n: Int):
    n += 1


def show(c: Cel):
    pass


def vec(x: SIMD[DType.float32, _]):
    pass


def main():
    take_o(4)
    var f: Int8 = 3
    bump(f)
    show(20)
    var e: Exp = 3
    vec(3)
    var o: Outer = 3
