# rule: 04/PKD-5, 04/PKD-6
# expect: reject
def show[T: Writable & ImplicitlyCopyable & Deinitable, //, v: T, *, times: Int = 1](): pass
def pos[a: Int, /, b: Int](): pass
struct S[a: Int]:
    def __init__(out self): pass
    def m[c: Int](self): pass
def main():
    show[Int, 3]()
    pos[a=1, b=2]()
    pos[1, b=2, b=3]()
    pos[1, 2, 3]()
    pos[1]()
    S[1]().m[2, 3]()
    S[1]().m()
    S[1]().m[a=1, c=2]()
