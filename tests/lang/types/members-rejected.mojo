# rule: 03/SDC-15, 03/SDC-16
# expect: reject
struct P:
    var a: Int

    def __init__(out self):
        self.a = 1

    def m(self):
        pass


def f(p: P):
    p.a = 1


def main():
    var p = P()
    _ = p.nope
    p.nope()
    p.nope = 3
    _ = P.a
    P().a = 3
    P.zz()
