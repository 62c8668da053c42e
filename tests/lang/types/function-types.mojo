# rule: 03/FNT-1, 03/FNT-2, 03/FNT-4, 03/FNT-8
# expect: run
def double(x: Int) -> Int:
    return 2 * x


struct AddN(def(Int) -> Int, def(String) -> String):
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __call__(self, x: Int) -> Int:
        return x + self.n

    def __call__(self, x: String) -> String:
        return x + "!"


def apply[F: def(Int) -> Int](f: F, x: Int) -> Int:
    return f(x)


def applys[F: def(String) -> String](f: F, x: String) -> String:
    return f(x)


def main():
    var p: def(Int) thin -> Int = double
    print(p(4), apply(double, 5), apply(AddN(10), 5), applys(AddN(1), "a"))
    var k = 3

    def plus_k(x: Int) {imm k} -> Int:
        return x + k

    print(apply(plus_k, 1), (lambda (x: Int) {} -> Int: x + 1)(2))
