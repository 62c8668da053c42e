# rule: 01/EXP-30, 01/EXP-31, 01/EXP-80
# expect: run
def f(x: Int, y: Int = 0) -> Int:
    return x * 10 + y


def side() -> Int:
    print("s", end=" ")
    return 4


struct S:
    var v: Int

    def __init__(out self):
        self.v = 0


def main():
    var x = 0
    if (x := 5) > 3:
        print(x)
    var n = 3
    while (n := n - 1) > 0:
        print("n", n)
    print(f(x := 2, 1), x)
    var l = [x := 7, x + 1]
    print(l[0], l[1], (x := 9) + 1)
    var s = S()
    print((s.v := 4), s.v)
    var xs: List[Int] = [1, 2]
    print((xs[0] := 8), xs)
    x := 11
    print(x)
    var y = 3
    print(y + 2 * (y := 4))
    if y := side():
        print("truthy", y)
