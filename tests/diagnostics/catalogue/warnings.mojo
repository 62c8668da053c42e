# rule: 02/D-031, 02/D-033, 02/D-034, 02/D-117, 02/D-128, 02/D-130, 02/D-131, 02/D-132, 02/D-133, 02/D-134, 02/D-138, 02/D-139, 02/D-140, 02/D-141, 02/D-144, 02/D-145, 02/DIA-29
# expect: run
from std.math import sqrt
from std.math import floor as sqrt


@deprecated("use new_one")
def old_one():
    pass


@deprecated(use=old_one)
def older_one():
    pass


@export
def exported():
    pass


def apply[F: def() register_passable -> None](f: F):
    pass


struct Taken(Movable):
    var x: Int

    def __init__(out self):
        self.x = 1

    def __init__(out self, *, deinit take: Self):
        self.x = take.x


struct Wrapper[T: AnyType]:
    def size(self) -> Int:
        return 1


struct Number(ImplicitlyCopyable):
    var x: Int

    @implicit(deprecated=True)
    def __init__(out self, x: Int):
        self.x = x


def needs[T: Copyable & ImplicitlyCopyable](x: T):
    pass


async def later() -> Int:
    return 1


def plain() -> Int:
    return 1


def no_arguments():
    pass


def again(n: Int) -> Int:
    return again(n - 1)


def dead(n: Int) -> Int:
    if n > 0:
        return 1
    else:
        return 2
    print("never")


def main():
    old_one()
    older_one()
    x = 1
    a, b = 1, 2
    if x == 1:
        y = 2
        print(y)
    print(x, a, b)
    plain()
    1 + 2
    no_arguments
    var number: Number = 3
    print(number.x)
    if True:
        print("yes")
    if False:
        print("no")
    var z = x^
    var s = String("a")
    var t = s^^
    print(z, t)
    print(1 if True else 2, 1 if False else 2)
    print(False or x == 1, False and x == 1, True or x == 1)
    try:
        print("nothing raises")
    except e:
        print("never")
    if dead(1) > 5:
        print(again(1))
