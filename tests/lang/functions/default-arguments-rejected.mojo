# rule: 06/ARGL-4, 06/ARGL-5, 06/ARGL-6
# expect: reject
def f(x: Int, y: Int = x): pass
def g(mut x: Int = 3): pass
def h(*x: Int = 3): pass
def i(x: Int = 3, y: Int): pass
def j(x: Int = 3, *, y: Int): pass
def k(*, x: Int = 3, y: Int, z: Int = 4): pass
def l(**x: Int): pass
def m(x: Int, x: Int): pass
def n(x): pass
def o(x: Int = "s"): pass
def p(x: Int, y: Int = x + 1): pass
def main(): pass
