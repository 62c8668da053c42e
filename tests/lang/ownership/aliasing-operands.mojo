# rule: 05/EXC-6, 05/EXC-9
# expect: reject
struct R(RegisterPassable):
    var x: Int

    def __init__(out self):
        self.x = 1

    def __deinit__(deinit self):
        pass


struct S:
    var a: String
    var b: String

    def __init__(out self):
        self.a = "a"
        self.b = "b"

    def m(mut self, x: String):
        pass

    def k(mut self, x: Self):
        pass

    def __add__(mut self, x: Self) -> Int:
        return 1


def two(mut a: R, b: R):
    pass


def two(mut a: String, b: String):
    pass


def both(mut a: String, mut b: String):
    pass


def refs(ref a: String, ref b: String):
    pass


def whole(mut a: S, b: String):
    pass


def own(var a: String, b: String):
    pass


def tv(mut a: Int, b: Int):
    pass


def vs(mut a: String, *b: String):
    pass


def pk[*Ts: AnyType](mut a: String, *b: *Ts):
    pass


def kw(mut a: String, *, b: String):
    pass


def ptr(mut a: String, p: Pointer[String, _]):
    pass


def main():
    var r = R()
    two(r, r)
    var s = S()
    whole(s, s.a)
    both(s.a, s.b)
    both(s.a, s.a)
    two(s.a, s.b)
    s.m(s.a)
    s.k(s)
    refs(s.a, s.b)
    refs(s.a, s.a)
    own(s.a, s.a)
    own(s.a^, s.a)


def three():
    var i = 1
    tv(i, i)
    var s = S()
    vs(s.a, s.b, s.b)
    vs(s.a, s.b, s.a)
    pk(s.a, 1, s.a)
    kw(s.a, b=s.b)
    kw(b=s.a, a=s.a)
    ptr(s.a, Pointer(to=s.b))
    ptr(s.a, Pointer(to=s.a))
    _ = s + s
