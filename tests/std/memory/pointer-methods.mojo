# rule: 12/PTR-1, 12/PTR-2, 12/PTR-3, 12/PTR-4, 12/PTR-5, 12/PTR-24
# expect: run
from std.sys import size_of, align_of
from std.memory import alloc, dealloc, Layout


def f(p: Pointer[Int]) -> Int:
    return p[]


def g[o: MutOrigin](p: MutPointer[Int, o]):
    p[] += 1


def f2(p: Pointer[Int], q: Pointer[Int]) -> Bool:
    return p == q


def h[o: ImmOrigin](p: ImmPointer[Int, o]) -> Int:
    return p[]


def check_ptr() raises:
    var x = 5
    var p = Pointer(to=x)
    print(f(p), size_of[type_of(p)](), size_of[Optional[type_of(p)]]())
    g(p)
    print(f2(p.as_imm(), p.as_imm()))
    print(h(p), x, h(p.as_imm()))
    print(
        UInt(p) == UInt(Int(p)),
        UInt64(p) == UInt64(Int(p)),
        Int(Pointer[Int64, MutUntrackedOrigin].unsafe_dangling()),
        Int(Pointer[Int8, MutUntrackedOrigin].unsafe_dangling()),
    )
    var q: Pointer[Int, origin_of(x)].Immutable = p
    print(q[], q == p, p != q, p < q, p <= q, p > q, p >= q)
    var a = [1, 2, 3, 4]
    var b = a.unsafe_ptr()
    print(
        b.unsafe_offset(2)[],
        b[unsafe_offset=3],
        b.unsafe_offset(3).unsafe_offset(-1)[],
        b.unsafe_offset(3) - b,
        b.offset_from(b.unsafe_offset(2)),
        b[unsafe_offset=UInt8(1)],
    )
    var n = Pointer[Int, MutUntrackedOrigin](unsafe_from_address=255)
    print(n, repr(n), Int(n))
    print(Pointer[String, ImmUntrackedOrigin].get_type_name())
    print(
        repr(Pointer[List[String], ImmUntrackedOrigin](unsafe_from_address=16))
    )


def main() raises:
    check_ptr()
