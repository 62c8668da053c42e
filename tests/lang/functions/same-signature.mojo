# rule: 04/OVD-4, 06/OVL-1
# expect: reject
def defaults(x: Int) -> Int:
    return 1


def defaults(x: Int = 3) -> Int:
    return 2


def names[T: AnyType](x: T) -> Int:
    return 1


def names[U: AnyType](y: U) -> Int:
    return 2


def apart[T: AnyType, U: AnyType](x: T, y: U) -> Int:
    return 1


def apart[T: AnyType, U: AnyType](x: U, y: T) -> Int:
    return 2


def main():
    var n = 1
    print(apart(n, n))
