# rule: 12/PTR-33
# expect: run
from std.memory import stack_allocation


def check_sta() raises:
    var p = stack_allocation[4, DType.int32]()
    for i in range(4):
        p[unsafe_offset=i] = Int32(i)
    var q = stack_allocation[2, String, alignment=64]()
    q.unsafe_write("a")
    q.unsafe_offset(1).unsafe_write("b")
    print(p.unsafe_load[width=4](), q[], q[unsafe_offset=1], Int(q) % 64)
    q.unsafe_deinit_pointee()
    q.unsafe_offset(1).unsafe_deinit_pointee()
    var r = stack_allocation[1, Int, name=StaticString("x")]()
    r[] = 4
    print(r[], Int(stack_allocation[1, DType.uint8, alignment=32]()) % 32)


def main() raises:
    check_sta()
