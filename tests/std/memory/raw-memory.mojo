# rule: 12/RAW-1, 12/RAW-2, 12/RAW-3, 12/RAW-4, 12/RAW-5
# expect: run
from std.memory import (
    alloc,
    unsafe_memcmp,
    unsafe_memcpy,
    unsafe_memmove,
    unsafe_memset,
    unsafe_memset_zero,
    unsafe_uninit_move_n,
    unsafe_uninit_copy_n,
    unsafe_destroy_n,
)


struct T(Copyable):
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


def check_raw() raises:
    var a = alloc[Int32](8)
    unsafe_memset(a, 1, 2)
    unsafe_memset_zero(a.unsafe_offset(2), 2)
    unsafe_memset_zero[count=4](a.unsafe_offset(4))
    print(a.unsafe_load[width=8]())
    for i in range(8):
        a[unsafe_offset=i] = Int32(i)
    unsafe_memmove(dest=a.unsafe_offset(1), src=a, count=4)
    print(a.unsafe_load[width=8]())
    unsafe_memcpy(dest=a.unsafe_offset(4), src=a, count=2)
    unsafe_memcpy(dest=a, src=a.unsafe_offset(4), count=0)
    print(a.unsafe_load[width=8]())
    print(
        unsafe_memcmp(a, a.unsafe_offset(4), 2),
        unsafe_memcmp(a, a.unsafe_offset(2), 1),
        unsafe_memcmp(a.unsafe_offset(7), a, 1),
        unsafe_memcmp(a, a, 0),
    )
    a[unsafe_offset=0] = -1
    print(
        unsafe_memcmp(a, a.unsafe_offset(1), 1),
        unsafe_memcmp(
            a.unsafe_bitcast[UInt8](),
            a.unsafe_offset(1).unsafe_bitcast[UInt8](),
            1,
        ),
    )
    a.unsafe_free()
    var t = alloc[T](2)
    var u = alloc[T](3)
    t.unsafe_write(T(1))
    t.unsafe_offset(1).unsafe_write(T(2))
    unsafe_uninit_copy_n[overlapping=False](dest=u, src=t, count=2)
    unsafe_destroy_n(t, 2)
    unsafe_uninit_move_n[overlapping=False](dest=t, src=u, count=2)
    unsafe_destroy_n(pointer=t, count=2)
    t.unsafe_free()
    u.unsafe_free()


def main() raises:
    check_raw()
