# rule: 04/OVD-1, 04/OVD-5
# expect: reject
def f(x: Int) -> Int:
    return 1


def f(x: Int) -> Float64:
    return 1


def g(x: Int):
    pass


def g(y: Int):
    pass


def h(x: Int):
    pass


def h(x: Int = 1):
    pass


def i(x: Int):
    pass


def i(x: Int) raises:
    pass


def j(x: Int):
    pass


def j(mut x: Int):
    pass


def k(*, a: Int):
    pass


def k(*, b: Int):
    pass


def l(a: Int):
    pass


def l(*a: Int):
    pass


def m[T: Writable](a: T):
    pass


def m[T: Intable](a: T):
    pass


struct S:
    def f(self):
        pass

    @staticmethod
    def f(x: Self):
        pass

    def g(self):
        pass

    def g(self):
        pass


def main():
    def n(x: Int):
        pass

    def n(x: Int):
        pass
