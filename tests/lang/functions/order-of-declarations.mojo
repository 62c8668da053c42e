# rule: 06/FUN-8, 06/RET-9
# expect: run
def main():
    print(later(2), S().m())


def later(x: Int) -> Int:
    return x + even(x)


def even(n: Int) -> Int:
    return 1 if n == 0 else odd(n - 1)


def odd(n: Int) -> Int:
    return 0 if n == 0 else even(n - 1)


struct S:
    var x: Int

    def __init__(out self):
        self.x = 1

    def m(self) -> Int:
        return self.n() + later(1)

    def n(self) -> Int:
        return self.x
