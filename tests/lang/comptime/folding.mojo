# rule: 07/META-1, 07/META-2, 07/META-8
# expect: run
@fieldwise_init
struct V[n: Int](Copyable):
    var x: Int


def a[x: Int](v: V[x + x]) -> V[2 * x]:
    return v.copy()


def b[x: Int](v: V[1 + x + 1]) -> V[x + 2]:
    return v.copy()


def c(v: V[4 % 2]) -> V[0]:
    return v.copy()


def fact[n: Int]() -> Int:
    comptime if n <= 1:
        return 1
    else:
        return n * fact[n - 1]()


def square(x: Int) -> Int:
    return x * x


def unused[n: Int]() -> Int:
    comptime assert False, "never instantiated"
    return 1


comptime bad_unused = unused[1]()


def main():
    comptime s = square(7)
    comptime unused_local = unused[2]()
    print(a[2](V[4](1)).x, b[1](V[3](2)).x, c(V[0](3)).x, fact[5](), s)
