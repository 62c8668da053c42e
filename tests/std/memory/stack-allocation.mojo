# rule: 12/BIT-C3
# expect: run
from std.memory import stack_allocation


def squares() -> Int:
    var a = stack_allocation[4, DType.int64]()
    var b = stack_allocation[4, Int]()
    for i in range(4):
        a[unsafe_offset=i] = Int64(i)
    for i in range(4):
        b[unsafe_offset=i] = i * i
    var sum = 0
    for i in range(4):
        sum += Int(a[unsafe_offset=i]) * b[unsafe_offset=i]
    return sum


def main():
    # Two blocks don't share storage after inlining.
    var a = stack_allocation[4, DType.int32]()
    a.unsafe_store(SIMD[DType.int32, 4](1, 2, 3, 4))
    var b = stack_allocation[2, Int]()
    b[] = 4
    print(a.unsafe_load[4](), b[], squares())
