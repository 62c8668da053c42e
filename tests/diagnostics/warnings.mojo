# rule: 02/D-031, 02/D-033, 02/D-136, 02/D-141, 02/D-144, 07/DEC-18, 03/INI-7, 03/TRT-7, 05/DINI-10, 06/ABI-7
# expect: run
from std.os import abort


struct Old:
    var x: Int

    @implicit(deprecated=True)
    def __init__(out self, x: Int):
        self.x = x


def use(old: Old):
    print(old.x)


@export
def exported() -> Int:
    return 1


def composed[T: Copyable & Movable](x: T):
    pass


def early(x: Bool) -> Int:
    if x:
        return 1
    else:
        return 2
    print("never")


def always() -> Int:
    while True:
        if exported() == 1:
            return 1
    print("never")


def endless(n: Int) -> Int:
    return endless(n - 1)


def stop():
    abort()
    print("never")


def conditions(x: Bool):
    if False or x:
        print(True or x)
    print(True and x, x and True)


def main():
    use(1)
    composed(1)
    print(early(True), always())
    conditions(False)
    try:
        print("body")
    finally:
        print("finally")
    var xs: List[String] = ["a", "b"]
    for x in xs:
        pass
    for i in range(2):
        pass
    for _i in range(2):
        pass
    try:
        print("never raises")
    except e:
        print(e)
    var size: Size = 3
    print(mentions(size, Pointer(to=size)), generic(size))


@deprecated("use Int")
comptime Size = Int


def mentions(size: Size, p: UnsafePointer[Int, _]) -> Size:
    return size + p[]


def generic[T: ImplicitlyDestructible, n: SIMDSize = 4](x: T) -> Size:
    return 1


struct Sizes[origin: ImmutOrigin]:
    var text: StringSpan[StaticConstantOrigin]
    var size: Size
