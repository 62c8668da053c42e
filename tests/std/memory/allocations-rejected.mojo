# rule: 12/ALC-1
# expect: reject
from std.memory import Layout, alloc, dealloc


def check_al_e1() raises:
    var a = alloc(Layout[Int](count=4))
    _ = a.unsafe_ptr()


def check_al_e2() raises:
    var a = alloc(Layout[Int](count=4))
    dealloc(a^)
    dealloc(a^)


def check_al_e3() raises:
    var a = alloc(Layout[Int](count=4))
    var p = a.unsafe_ptr()
    dealloc(a^)
    print(p[])


def main() raises:
    check_al_e1()
    check_al_e2()
    check_al_e3()
