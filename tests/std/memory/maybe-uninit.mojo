# rule: 12/MUN-1
# expect: run
from std.memory import UnsafeMaybeUninit
from std.sys import size_of


struct T(Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __deinit__(deinit self):
        print("del", self.x)


def check_mun() raises:
    var u = UnsafeMaybeUninit[T]()
    u.init_from(T(1))
    print(u.unsafe_assume_init_ref().x, u.unsafe_ptr()[].x)
    u.unsafe_assume_init_ref().x = 5
    var t = u.unsafe_assume_init_take()
    print(t.x)
    _ = t^
    u.init_from(T(7))
    u.unsafe_assume_init_destroy()
    var v = UnsafeMaybeUninit(Int(3))
    var w = v
    print(
        w.unsafe_assume_init_ref(),
        UnsafeMaybeUninit[Int].zeroed().unsafe_assume_init_ref(),
        size_of[UnsafeMaybeUninit[Int32]](),
    )
    u.init_from(T(9))


def main() raises:
    check_mun()
