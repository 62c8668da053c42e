# rule: 06/ARGL-7
# expect: reject
def f[T: Movable & Deinitable](x: T = {}):
    pass


def g[T: Movable & Deinitable & Defaultable](x: T = {}) -> T:
    return T()


def h[T: Movable & Deinitable](x: Optional[T] = {}) -> Bool:
    return Bool(x)


def i[T: Movable & Deinitable](x: T = 3):
    pass


def main():
    f[Int]()
    print(h[Int]())
    i[Int]()
    i[String]()
