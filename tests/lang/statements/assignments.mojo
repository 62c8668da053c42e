# rule: 01/STM-12, 01/STM-13, 01/STM-15, 01/STM-18, 01/STM-20
# expect: run
struct P:
    var a: Int
    var b: Int

    def __init__(out self):
        self.a = 1
        self.b = 2


def main():
    var a, b = 1, 2
    a, b = b, a
    var c = var d = a + b
    print(a, b, c, d)
    var p = P()
    p.a, p.b = p.b, p.a
    print(p.a, p.b)
    var xs: List[Int] = [1, 2, 3]
    xs[0], xs[2] = xs[2], xs[0]
    print(xs)
    var (e, (f, g)) = (1, (2, 3))
    print(e, f, g)
    var x: Int
    x = 3
    var y: List = [1.5]
    var z: List[_] = [1]
    print(x, y, z)
    _ = 5
    _: Float64 = 3
    [a, b] = [7, 8]
    print(a, b)
    (a), (b) = 3, 4
    print(a, b)
    a += 1
    b -= 1
    print(a, b)
    var q = 1 + 2
    print(q)
    var h: Int = var k = 9
    print(h, k)
