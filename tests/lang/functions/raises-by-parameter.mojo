# rule: 06/EFF-2, 06/EFF-3, 06/EXN-23
# expect: reject
def b[E: AnyType](f: def() thin raises E -> Int) raises E -> Int:
    return f()


def low() raises Int -> Int:
    raise 3


struct T[E: AnyType]:
    var x: Int

    def __init__(out self):
        self.x = 1

    def m(self) raises (Self.E) -> Int:
        return 2


def main():
    print(b(low))
    print(T[Int]().m())
