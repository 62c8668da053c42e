# rule: 06/CFL-9, 06/CFL-10, 06/CFL-12, 06/CFL-16
# expect: reject
struct NoIter:
    var x: Int

    def __init__(out self):
        self.x = 1


struct BadIter:
    var x: Int

    def __init__(out self):
        self.x = 1

    def __iter__(self) -> Int:
        return 1


struct NoRaise(ImplicitlyCopyable):
    var x: Int

    def __init__(out self):
        self.x = 1

    def __iter__(self) -> Self:
        return self

    def __next__(mut self) -> Int:
        return 1


def main():
    var xs = [1, 2]
    for x in xs:
        x = 3
    for x in range(3):
        x += 1
    for _ in NoIter():
        pass
    for _ in BadIter():
        pass
    for _ in NoRaise():
        pass
    for i, s in enumerate(xs):
        i = 3
    break


def f():
    continue


def g():
    for _ in range(2):
        def inner():
            break


def h():
    var xs = [1]
    for x in xs:
        eat(xs^)
        print(x)


def eat(var x: Array[Int, 1]):
    pass
