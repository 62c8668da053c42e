# rule: 05/DINI-9
# expect: reject
def f(out r: Int):
    r = 1
    return r


struct S:
    var x: Int

    def __init__(out self):
        self.x = 1
        return self

    @staticmethod
    def mk(out res: Self):
        res = Self()
        return res


def g[T: ImplicitlyCopyable & Deinitable](x: T, out res: T):
    res = x
    if True:
        return res


def h(out r: Int):
    r = 1
    return r + 0


def k(out r: List[Int]):
    r = [1]
    return r^


def main():
    pass
