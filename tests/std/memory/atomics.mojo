# rule: 12/ATM-1, 12/ATM-2
# expect: run
# comptime: no (takes addresses of variables)
from std.atomic import Atomic, Ordering


def main():
    var a = Atomic(UInt64(1))
    print(a.load(), a.fetch_add(2), a.fetch_sub(1), a.load())
    a += 5
    a.max(100)
    a.min(50)
    var expected = UInt64(7)
    print(a.compare_exchange(expected, 9), expected)
    print(a.compare_exchange(expected, 9), a.load[ordering=Ordering.RELAXED]())
    # The static forms work on memory.
    var x = Int32(3)
    comptime A = Atomic[DType.int32]
    print(A.fetch_add(Pointer(to=x), 4), A.load(Pointer(to=x)))
    A.store(Pointer(to=x), 9)
    print(x)
