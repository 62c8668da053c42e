# rule: 12/ATM-3, 12/ATM-4, 12/ATM-5, 12/ATM-6
# expect: run
from std.atomic import Atomic, Ordering, fence
from std.memory import Pointer


def check_atm() raises:
    var a = Atomic(UInt64(5))
    print(a.load(), a.fetch_add(3), a.fetch_sub(1), a.value)
    a += 1
    a -= 3
    a.store(10)
    var exp = UInt64(9)
    print(
        a.compare_exchange(exp, 11), exp, a.compare_exchange(exp, 12), a.load()
    )
    a.max(20)
    a.min(15)
    print(a.load[ordering=Ordering.RELAXED]())
    print(
        Ordering.SEQUENTIAL,
        repr(Ordering.ACQUIRE),
        Ordering.RELAXED.as_string_slice(),
        Ordering(99).as_string_slice(),
        Ordering.NOT_ATOMIC,
        Ordering.UNORDERED,
        Ordering.RELEASE,
        Ordering.ACQUIRE_RELEASE,
        Ordering.RELAXED == Ordering(2),
    )
    fence()
    fence[Ordering.ACQUIRE]()
    fence[Ordering.RELEASE, scope="singlethread"]()
    var x = Int32(3)
    var p = Pointer(to=x)
    print(Atomic[DType.int32].load(p), Atomic[DType.int32].fetch_add(p, 2))
    Atomic[DType.int32].store(p, 8)
    Atomic[DType.int32].max(p, 9)
    Atomic[DType.int32].min(p, 4)
    var e2 = Int32(4)
    print(Atomic[DType.int32].compare_exchange(p, e2, 5), x)
    var f = Atomic[DType.float32](1.5)
    print(f.fetch_add(1), f.load())
    var b = Atomic[DType.bool](True)
    b.store(False)
    print(b.load())
    var s = Atomic[DType.int64, scope="singlethread"](1)
    print(s.fetch_add[ordering=Ordering.RELEASE](1))
    var want = Int64(2)
    print(
        s.compare_exchange[
            success_ordering=Ordering.ACQUIRE_RELEASE,
            failure_ordering=Ordering.ACQUIRE,
        ](want, 3)
    )


def main() raises:
    check_atm()
