# rule: 06/RET-1, 06/RET-3, 06/RET-5, 06/RET-6, 06/RET-13
# expect: reject
def a() -> Int:
    return
def b() -> Int:
    return "s"
def c():
    return 1
def d() -> Never:
    pass
def e() -> Never:
    return
def f(out r: Int):
    pass
def g(out r: Int):
    print(r)
    r = 1
def h(out r):
    r = 1
def i(out r: Int) -> None:
    r = 1
struct S:
    var x: Int
    def __init__(out self): self.x = 1
    def m(self): pass
    def n(): pass
    def o(x: Int): pass
def k():
    var s = S()
    var p = s.m
    s.st()
def main(): pass
