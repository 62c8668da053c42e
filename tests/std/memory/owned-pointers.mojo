# rule: 12/OWP-2, 12/OWP-4, 12/OWP-5
# expect: run
from std.memory import OwnedPointer, dealloc


struct T(Copyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, copy: Self):
        self.x = copy.x
        print("copy", self.x)

    def __deinit__(deinit self):
        print("del", self.x)


def check_owp2() raises:
    var p = OwnedPointer(String("hi"))
    print(p, repr(p), repr(OwnedPointer(42)))
    p[] += "x"
    print(p.unsafe_ptr()[])
    print(p^.into_inner())
    var t = OwnedPointer(T(1))
    var c = OwnedPointer(copy_value=t[])
    c[].x = 2
    var d = OwnedPointer(other=c)
    d[].x = 3
    var e = OwnedPointer(d[])
    e[].x = 4
    var al = e^.unsafe_take_allocation()
    print(al.layout().count())
    al.unsafe_ptr().unsafe_deinit_pointee()
    dealloc(al^)
    var raw = d^.unsafe_take_allocation().unsafe_leak()
    var back = OwnedPointer[T](unsafe_from_raw_pointer=raw)
    print(back[].x)
    print(OwnedPointer(7).take())
    _ = back^
    _ = t^
    _ = c^


def main() raises:
    check_owp2()
