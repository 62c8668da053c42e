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


def through_pointer(p: Pointer[Int, _], q: Pointer[mut=True, Int, _]):
    q[] = 2
    p[] = 3


def through_span[o: Origin](s: Span[Int, o], t: Span[Int, MutOrigin(o.unsafe_mut_cast[True]())]):
    t[0] = 2
    s[0] += 3


def through_list(p: Pointer[List[Int], _]):
    p[].append(3)


struct View[o: Origin]:
    var p: Pointer[Int, Self.o]

    def __init__(out self, ref[Self.o] x: Int):
        self.p = Pointer(to=x)

    def set(self, v: Int):
        self.p[] = v


def outside():
    var x = 1
    var v = View(x)
    v.p[] = 3


def through_loop(s: Span[Int, _], ref xs: List[Int], t: Span[mut=True, Int, _]) -> Int:
    var sum = 0
    for ref x in t:
        x = 1
    for ref x in xs:
        sum += x
    for ref x in s:
        x += 1
    for ref x in xs:
        x = 1
    return sum
