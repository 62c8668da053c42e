# rule: 06/CALL-5, 06/CALL-7, 06/CALL-8, 06/FTY-9
# expect: reject
struct S:
    var x: Int
    def __init__(out self, x: Int): self.x = x
    def __call__(self, x: Int) -> Int: return x
struct NoCall:
    var x: Int
    def __init__(out self): self.x = 1
def g[T: AnyType, n: Int](): pass
struct P[T: AnyType]:
    def __init__(out self): pass
def f(x: Int): pass
def main():
    var p: def(Int) thin -> Int = lambda (x: Int) -> Int: x
    p()
    p("x")
    p(1, 2)
    _ = S()
    _ = S("a")
    var s = S(1)
    _ = s(1)
    _ = s()
    var n = NoCall()
    n()
    g[Int]()
    _ = P()
    f()
    f(1, 2)
    f(x=1, x=2)
    f(1, x=2)
    var i = 3
    i()
