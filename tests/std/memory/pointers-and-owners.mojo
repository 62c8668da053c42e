# rule: 12/PTR-20, 12/PTR-22, 12/PTR-40, 12/OWP-3, 12/ARC-1, 12/ARC-3
# expect: run
from std.memory import ArcPointer, Layout, OwnedPointer, alloc, dealloc
from std.memory.arc_pointer import WeakPointer

def main():
    var block = alloc(Layout[Int16](count=4))
    var p = block.unsafe_ptr()
    for i in range(4):
        p.unsafe_offset(i).unsafe_write(Int16(i * i))
    var last = p.unsafe_offset(3)
    print(last[], p[unsafe_offset=2], last - p, p.offset_from(last), p < last, p == p)
    print(p.unsafe_load[4](), p.unsafe_offset(1).unsafe_load[width=2]())
    p.unsafe_store(SIMD[DType.int16, 4](9))
    print(p.unsafe_load[4]())
    dealloc(block^)
    var x = 5
    var q = Pointer(to=x)
    q[] += 1
    print(x, q[])
    var o = OwnedPointer(String("hi"))
    o[] += "!"
    print(o, repr(o))
    print(o^.into_inner())
    var a = ArcPointer(String("x"))
    var w = WeakPointer(downgrade=a)
    var b = a
    b[] += "y"
    print(a[], a.count(), a.weak_count(), a is b, a == ArcPointer(String("xy")))
    _ = a^
    _ = b^
    print(Bool(w.try_upgrade()), w.strong_count())
    var s = String("one")
    var t = String("two")
    swap(s, t)
    print(s, t)
