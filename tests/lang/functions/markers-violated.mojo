# rule: 06/ARGL-2, 06/ARGL-3
# expect: reject
def a(x: Int, /, y: Int, *, z: Int) -> Int:
    return x * 100 + y * 10 + z


def b[T: Writable, //, n: Int, /, m: Int = 2, *, k: Int = 3](x: T) -> Int:
    return n * 100 + m * 10 + k


def c(*xs: Int, z: Int = 4) -> Int:
    return len(xs) * 10 + z


def e[T: Writable, //](x: T):
    print(x)


def main():
    _ = a(x=1, y=2, z=3)
    _ = a(1, 2, 3)
    _ = a(1, 2)
    _ = b[n=1]("s")
    _ = b[1, 2, 3]("s")
    _ = c(xs=3)
    e[Int](3)
    e[T=Int](3)
    e[T=Float64](3)
