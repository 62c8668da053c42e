# rule: 06/EFF-3, 06/EXN-24
# expect: run
def a() raises Never -> Int:
    return 1


def b[E: AnyType](f: def() thin raises E -> Int) raises E -> Int:
    return f()


def five() -> Int:
    return 5


def low() raises Int -> Int:
    raise 3


struct T[E: AnyType]:
    var x: Int

    def __init__(out self):
        self.x = 1

    def m(self) raises (Self.E) -> Int:
        return 2


def main():
    print(a(), b(five), T[Never]().m())
    try:
        print(b(low))
    except e:
        print("e", e)
