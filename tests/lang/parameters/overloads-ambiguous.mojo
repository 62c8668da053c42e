# rule: 04/OVR-4, 04/OVR-5, 04/OVR-10, 04/OVF-2
# expect: reject
def h(x: Int8):
    pass


def h(x: Float64):
    pass


def v[T: AnyType](x: T):
    pass


def v[T: Copyable](x: T):
    pass


def w(x: Int, y: Float64):
    pass


def w(x: Float64, y: Int):
    pass


struct Mile:
    var v: Int

    @implicit
    def __init__(out self, v: Int):
        self.v = v


struct Km:
    var v: Int

    @implicit
    def __init__(out self, v: Int):
        self.v = v


def go(d: Km):
    pass


def go(d: Mile):
    pass


def conv(x: Int) -> Int:
    return x + 1


def conv(x: String) -> Int:
    return 0


def rep[n: Int](x: Int) -> Int:
    return n * x


struct S:
    def __init__(out self):
        pass

    def m(self, x: Int):
        pass

    def m(self, x: String):
        pass

    @staticmethod
    def only():
        pass


def main():
    h(1)
    v(1)
    w(1, 1)
    var n = 4
    go(n)
    var q = conv
    var r: def(Bool) thin -> Int = conv
    var u = rep
    S().m([1])
    var z: Int = conv
