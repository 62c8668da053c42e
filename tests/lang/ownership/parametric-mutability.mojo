# rule: 05/PASS-11
# expect: reject
def f(ref x: Int):
    x = 3


def g(ref x: Int):
    x += 3


struct S:
    var n: Int

    def m(ref self):
        self.n = 3

    def k(ref self):
        self.n += 3


def h[m: Bool, //, o: Origin[mut=m]](ref[o] x: List[Int]):
    x[0] = 1


def h2[o: MutOrigin](ref[o] x: List[Int]):
    x[0] = 1


def main():
    pass
