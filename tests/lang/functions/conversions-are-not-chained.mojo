# rule: 06/CALL-3
# expect: reject
struct A(ImplicitlyCopyable):
    var x: Int

    @implicit
    def __init__(out self, x: Int):
        self.x = x


struct B:
    var x: Int

    @implicit
    def __init__(out self, a: A):
        self.x = a.x


def b(b: B):
    pass


def m(mut a: A):
    pass


def r(ref a: A):
    pass


def opt(mut x: Optional[Int]):
    pass


struct E:
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


def e(e: E):
    pass


def main():
    b(3)
    var i = 3
    m(i)
    r(i)
    opt(i)
    e(3)
    b(i)
