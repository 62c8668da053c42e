# rule: 06/VRD-1, 06/VRD-4, 06/VRD-9, 06/CALL-6
# expect: reject
def f(*xs: Int): pass
def k(mut *xs: Int): pass
def s(*xs: Int, y: Int): pass
def pk[*Ts: Writable](*xs: *Ts):
    print(xs[len(xs) - 1])
struct NW:
    var x: Int
    def __init__(out self): self.x = 1
def tl(*xs: *TypeList.of[Int, String]()): pass
def kw(var **k: Int): pass
def main():
    f(xs=1)
    f("a")
    var a = 1
    k(a, a)
    k(1)
    s(1, 2)
    pk(1, NW())
    kw(a=1, b="x")
    kw(1)
    kw(a=1, a=2)
