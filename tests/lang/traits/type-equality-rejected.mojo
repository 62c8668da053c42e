# rule: 03/MET-2, 03/MET-3
# expect: reject
def f[L: type_of(List[_])]():
    pass


def only[T: AnyType](x: T) -> Int where T == Int:
    return 1


def g[T: AnyType](x: T) -> Int:
    comptime if T == Int:
        var y: Int = x
        return y
    return 0


def main():
    print(List[_] == List[Int])
    f[Dict[Int, Int]]()
    _ = only("s")
