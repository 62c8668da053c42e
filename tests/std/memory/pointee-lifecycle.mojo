# rule: 12/PTR-42, 12/PTR-43, 12/PTR-44
# expect: run
from std.memory import alloc


struct T(Copyable, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, copy: Self):
        self.x = copy.x
        print("copy", self.x)

    def __init__(out self, *, deinit move: Self):
        self.x = move.x
        print("move", self.x)

    def __deinit__(deinit self):
        print("del", self.x)


def check_life() raises:
    var p = alloc[T](2)
    var q = p.unsafe_offset(1)
    p.unsafe_write(T(1))
    print("-")
    q.unsafe_write(copy=p[])
    q[].x = 2
    print("--")
    p.swap_pointees(q)
    print(p[].x, q[].x)
    p.swap_pointees(p)
    p.unsafe_deinit_pointee()
    p.unsafe_write_move_from(q)
    var t = p.unsafe_take_pointee()
    print(t.x)
    p.unsafe_write(t^)

    def fin(var v: T):
        print("fin", v.x)

    p.unsafe_deinit_pointee_with(fin)
    p.unsafe_free()


def main() raises:
    check_life()
