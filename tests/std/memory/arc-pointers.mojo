# rule: 12/ARC-2, 12/ARC-4, 12/ARC-5
# expect: run
from std.memory import ArcPointer
from std.memory.arc_pointer import WeakPointer


def show(a: ArcPointer[Int]):
    a[] += 1


def check_arc() raises:
    var a = ArcPointer(3)
    show(a)
    print(
        a,
        repr(a),
        a[],
        repr(ArcPointer(String("q"))),
        hash(a) == hash(4),
        a == ArcPointer(4),
        a is ArcPointer(4),
        a is not a,
    )
    var b = a
    print(a.count(), a.weak_count(), a is b, a != b)
    var w = WeakPointer(downgrade=a)
    var w2: ArcPointer[Int].WeakPointer = w
    print(
        w.strong_count(),
        w.weak_count(),
        a.weak_count(),
        w.try_upgrade().value()[],
    )
    var e = WeakPointer[Int]()
    print(e.strong_count(), e.weak_count(), Bool(e.try_upgrade()))
    var raw = b^.unsafe_take_allocation().unsafe_leak()
    var c = ArcPointer[Int](unsafe_from_raw_pointer=raw)
    print(c.count(), c[], c.unsafe_ptr()[])
    _ = w2^


def main() raises:
    check_arc()
