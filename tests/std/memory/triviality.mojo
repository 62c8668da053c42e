# rule: 12/TRV-1, 12/TRV-2, 12/TRV-3
# expect: run
from std.memory import (
    is_trivially_movable,
    is_trivially_copyable,
    is_trivially_deletable,
    forget_deinit,
)


struct A(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 1


struct B(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 1

    def __deinit__(deinit self):
        print("del B")


struct C(Copyable):
    comptime __copy_ctor_is_trivial = True
    var x: String

    def __init__(out self):
        self.x = "1"


struct D(Deinitable where False, Movable):
    var x: Int


def check_triv() raises:
    print(
        is_trivially_movable[A](),
        is_trivially_copyable[A](),
        is_trivially_deletable[A](),
    )
    print(
        is_trivially_movable[B](),
        is_trivially_copyable[B](),
        is_trivially_deletable[B](),
    )
    print(
        is_trivially_copyable[C](),
        is_trivially_copyable[String](),
        is_trivially_deletable[D](),
        is_trivially_deletable[List[Int]](),
    )
    forget_deinit(B())
    print("x")


def main() raises:
    check_triv()
