# rule: 04/PAL-5
# expect: reject
comptime Fact[n: Int]: Int = 1 if n == 0 else n * Fact[n - 1]
comptime Half[n: Int] = n // 2


def f[T: AnyType]():
    pass


def g[x: Int]():
    pass


def main():
    print(Fact[3])
    f[Half]()
    g[Half]()
    print(Half[1, 2])
    var x: Half[3] = 1
