# rule: 03/CNV-1, 03/CNV-3a, 03/CNV-4, 03/CNV-6
# expect: run
struct Wrapper(ImplicitlyCopyable):
    var n: Int

    @implicit
    def __init__(out self, n: Int):
        self.n = n

    def __deinit__(deinit self):
        print("del W", self.n)


struct Outer:
    var w: Int

    @implicit
    def __init__(out self, w: Wrapper):
        self.w = w.n

    def __init__(out self, *, explicit: Int):
        self.w = explicit


def take_w(w: Wrapper):
    print(w.n)


def take_o(o: Outer):
    print(o.w)


def ret() -> Wrapper:
    return 9


def dflt(w: Wrapper = 8):
    print("d", w.n)


def rz() raises Wrapper:
    raise 5


def gen[T: Writable](x: T) -> String:
    return String(x)


def par[w: Wrapper]() -> Int:
    return w.n


struct H:
    var w: Wrapper

    def __init__(out self):
        self.w = 3

    def __add__(self, o: Wrapper) -> Int:
        return o.n


def main():
    take_w(4)
    take_o(Wrapper(5))
    var w: Wrapper = 6
    w = 7
    print(w.n, ret().n)
    dflt()
    try:
        rz()
    except e:
        print("e", e.n)
    var l: List[Wrapper] = [1, 2]
    print(len(l), H() + 4, par[3]())
    var o: Optional[Int] = 5
    var t: Tuple[Wrapper, Optional[Int]] = (1, 2)
    print(o.value(), t[0].n, t[1].value(), gen(3))
