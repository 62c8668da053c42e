# rule: 06/CALL-3, 06/CALL-4
# expect: run
struct A(ImplicitlyCopyable):
    var x: Int

    @implicit
    def __init__(out self, x: Int):
        self.x = x

    def __deinit__(deinit self):
        print("del A", self.x)


struct B:
    var x: Int

    @implicit
    def __init__(out self, a: A):
        self.x = a.x


def a(a: A) -> Int:
    return a.x


def two(a: A, b: A):
    print("two", a.x, b.x)


def own(var a: A) -> Int:
    return a.x


def fptr(f: def(Int) thin -> Int) -> Int:
    return f(3)


def dbl(x: Int) -> Int:
    return x * 2


def fl(x: Float64) -> Float64:
    return x


def st(x: String) -> Int:
    return x.byte_length()


def opt(x: Optional[Int]) -> Int:
    return x.or_else(9)


def main():
    print(a(3))
    two(4, 5)
    print(own(6))
    print(fptr(dbl), fl(3), st("abc"), opt(4), opt(None))
