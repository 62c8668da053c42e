# rule: 11/LST-1, 12/RAW-6, 12/PTR-70, 12/ATM-7
# expect: run
from std.memory import UnsafePointer, memcpy, memset_zero
from std.collections.string import StringSlice
from std.os import Atomic


def main():
    var list: List[Int] = [1, 2, 3]
    list.resize(new_size=4, value=9)
    list.shrink(new_size=2)
    print(list, Span(list).get_immutable()[0])
    var view = Span[Int, origin_of(list)](ptr=list.unsafe_ptr(), length=1)
    print(len(view))
    var block = list.steal_data()
    print(block[1], len(list))
    block.free()
    var text = String("abc")
    print(StringSlice(ptr=text.unsafe_ptr(), length=2), text.as_string_slice())
    var p = alloc[Int](4)
    memset_zero(p, 4)
    (p + 1).init_pointee_copy(7)
    var q = alloc[Int](4)
    memcpy(dest=q, src=p, count=4)
    print(q[1], q.offset(1)[], (q + 1).take_pointee(), q.load())
    p.free()
    q.free()
    var counter = Atomic[DType.int64](3)
    print(counter.fetch_add(1), counter.load())
