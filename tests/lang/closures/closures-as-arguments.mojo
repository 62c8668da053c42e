# rule: 06/CLO-17
# expect: run
def compose[
    A: AnyType, B: AnyType, C: Movable, F: def(A) -> B, G: def(B) -> C
](f: F, g: G, x: A) -> C:
    return g(f(x))


def memo[F: def(Int) -> Int](f: F, n: Int) -> List[Int]:
    var l = List[Int]()
    for i in range(n):
        l.append(f(i))
    return l^


struct Counter:
    var n: Int

    def __init__(out self):
        self.n = 0

    def run[F: def(mut Int) -> None](mut self, f: F):
        f(self.n)


def apply_n[n: Int, F: def(Int) -> Int](f: F, x: Int) -> Int:
    var r = x
    comptime for _ in range(n):
        r = f(r)
    return r


def main():
    print(
        compose(
            lambda (x: Int) -> Int: x + 1,
            lambda (x: Int) -> String: String("<", x, ">"),
            4,
        )
    )
    var base = 10
    print(memo(lambda (i: Int) -> Int: i * base, 3))
    var c = Counter()
    c.run(lambda (mut n: Int): bump(n))

    def add(mut n: Int) {base}:
        n += base

    c.run(add)
    print(c.n, apply_n[3](lambda (x: Int) -> Int: x * 2, 1))
    var total = 0

    def acc(x: Int) {mut total} -> Int:
        total += x
        return total

    print(memo(acc, 4), total)


def bump(mut n: Int):
    n += 1
