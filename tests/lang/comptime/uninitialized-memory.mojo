# rule: 07/INT-2
# expect: reject
from std.memory import unsafe_alloc


def sum_of_two() -> Int:
    var p = unsafe_alloc[Int](4)
    var sum = p[unsafe_offset=1] + 1
    p.unsafe_free()
    return sum


def main():
    comptime x = sum_of_two()
    print(x)
