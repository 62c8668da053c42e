# rule: 06/EFF-1, 06/EFF-4, 06/EFF-5
# expect: reject
def one(x: Int) -> Int: return x
def one_y(y: Int) -> Int: return y
def rz(x: Int) raises -> Int: return x
def c(x: Int32) abi("C") -> Int32: return x
def take(f: def(Int) thin -> Int): pass
def g(f: def(Int, *, s: Int) thin -> Int): pass
def thin_decl() thin: pass
def esc() escaping: pass
def unk() foo: pass
def cabi() raises abi("C"): pass
def main(): pass
