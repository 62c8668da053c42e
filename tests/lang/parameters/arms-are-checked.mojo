# rule: 04/ELB-3, 04/ELB-5
# expect: reject
def f[n: Int]() -> Int:
    comptime if n > 3:
        return n
    else:
        comptime assert False, "small"
        return 0


def g[T: AnyType](x: T) -> Int:
    comptime if conforms_to(T, Writable):
        return 1
    else:
        return x.nope()


def main():
    print(f[5]())
