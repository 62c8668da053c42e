# rule: 05/DST-13, 01/EXP-22, 02/NAM-24
# expect: run
@fieldwise_init
struct L(ImplicitlyCopyable):
    var n: Int
    def __bool__(self) -> Bool:
        return self.n > 0
    def __deinit__(deinit self):
        print("del", self.n)

def f(n: Int) -> L:
    return L(n)

def two(a: L, b: L):
    print("two", a.n, b.n)

def main():
    print((f(0) or f(5)).n)
    print((f(3) and f(4)).n)
    var s = L(9)
    print((s and f(1)).n, (s or f(2)).n)
    for i in range(3):
        var x = f(i) or f(10 + i)
        print("x", x.n)
        two(f(20), f(21) if i > 1 else f(22))
    while s:
        s.n -= 4
    print("end", s.n)
    for i in range(2):
        if i == 0:
            y = f(30)
        else:
            y = f(31)
        print("y", y.n)
