# rule: 03/MTH-7, 02/D-166
# A method of a value is only called; a static one is a function. Neither has operators.
# expect: reject
@fieldwise_init
struct Box(ImplicitlyCopyable):
    var n: Int

    def size(self) -> Int:
        return self.n

    @staticmethod
    def make(n: Int) -> Self:
        return Self(n)

    @staticmethod
    def kind[T: AnyType](n: Int) -> Int:
        return n


def one() -> Int:
    return 1


def one(n: Int) -> Int:
    return n


def main():
    var b = Box(3)
    _ = b.size >= 8
    _ = 8 <= b.size
    _ = -b.size
    _ = not b.size
    if b.size:
        pass
    while b.size and True:
        pass
    _ = [b.size]
    _ = (b.size, 1)
    print(t"{b.size}")
    _ = b.size.real
    var make = b.make
    print(make(4).n, (b.size)())
    _ = b.make + 1
    _ = not b.kind[Int]
    _ = b.kind[Int] == 1
    _ = one < 1
    if one:
        pass
