# rule: 03/SOM-1, 03/SOM-2, 03/SOM-4
# expect: run
def f(a: Some[Writable], b: Some[Writable]) -> String:
    return String(a, b)


def g(
    a: Some[Writable & Movable & Deinitable & ImplicitlyCopyable]
) -> type_of(a):
    return a


def h(mut x: Some[Writer]):
    x.write("w")


def own(var x: Some[Movable & Deinitable]) -> Int:
    return 1


def lst(x: List[Some[Copyable & Deinitable]]) -> Int:
    return len(x)


def clo(f: Some[def(Int) -> Int]) -> Int:
    return f(2)


def pk(*args: *SomeTypeList[Writable]) -> Int:
    return args.__len__()


def inn(x: Some[Intable]) -> Bool:
    comptime T = type_of(x)
    comptime if T == Int:
        return True
    return False


struct S:
    def __init__(out self):
        pass

    def m(self, x: Some[Writable]) -> String:
        return String(x)


def main():
    print(
        f(1, "a"),
        g(3) + 1,
        own("s"),
        lst([1, 2]),
        clo(lambda (x: Int) -> Int: x * 3),
        pk(1, "a", 2.5),
        inn(3),
        inn(Int8(1)),
        S().m(4),
    )
    var s = String()
    h(s)
    print(s)
