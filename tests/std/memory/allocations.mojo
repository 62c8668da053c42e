# rule: 12/ALC-1, 12/ALC-2, 12/ALC-3, 12/ALC-8, 12/ALC-9, 12/ALC-10, 12/ALC-4, 12/ALC-7
# expect: run
from std.memory import Layout, Allocation, ThinAllocation, alloc, dealloc


struct Pt(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 0


def raising(f: Bool) raises -> Int:
    var a = alloc(Layout[Int](count=1))
    if f:
        dealloc(a^)
        raise Error("x")
    dealloc(a^)
    return 1


def check_alloc() raises:
    var l = Layout[Int](count=4)
    print(
        l,
        repr(l),
        l.alignment(),
        l.count(),
        l.as_byte_layout(),
        Layout[Int].single(),
        Layout[Int32].aligned[64](count=3),
    )
    print(
        Layout[Pt](count=2),
        Layout[Int].is_valid_alignment(8),
        Layout[Int].is_valid_alignment(4),
        Layout[Int].is_valid_alignment(24),
        Layout[Int8].is_valid_alignment(1),
        Layout[Int](count=2, alignment=16),
    )
    var a = alloc(l)
    var s = a.unsafe_span()
    print(
        len(s), a.layout().count(), Int(a.unsafe_ptr()) == Int(s.unsafe_ptr())
    )
    s.fill(3)
    print(a.unsafe_ptr()[unsafe_offset=3])
    var txt = String(a)
    print(
        txt.startswith("Allocation[SIMD[DType.int, 1]](pointer=0x"),
        txt.endswith(
            ", layout=Layout[SIMD[DType.int, 1]](count=4, alignment=8))"
        ),
        repr(a) == txt,
    )
    var t = a^.into_thin()
    var tt = String(t)
    print(
        tt.startswith("ThinAllocation[SIMD[DType.int, 1]](pointer=0x"),
        tt.endswith(")"),
        t.unsafe_ptr()[],
    )
    var b = t^.unsafe_with_layout(l)
    var p = b^.unsafe_leak()
    print(p[])
    var t2 = ThinAllocation[Int](unsafe_owned_ptr=p)
    var p2 = t2^.unsafe_leak()
    var t3 = ThinAllocation[Int](unsafe_assume_ownership=p2)
    dealloc(t3^.unsafe_with_layout(l))


def check_alloc2() raises:
    var z = alloc(Layout[Tuple[]](count=5))
    dealloc(z^)
    print(raising(False))
    for al in [8, 64, 4096]:
        var a = alloc(Layout[Int](count=3, alignment=al))
        print(Int(a.unsafe_ptr()) % al, end=" ")
        dealloc(a^)
    print()
    var e = alloc(Layout[Int](count=0))
    dealloc(e^)
    var m = alloc(Layout[Int](count=2)).into_managed()
    m.unsafe_span().fill(7)
    print(m.unsafe_ptr()[], m.layout().count())
    var raw = alloc[Int32](3, alignment=128)
    print(Int(raw) % 128)
    raw.unsafe_free()


def main() raises:
    check_alloc()
    check_alloc2()
