# rule: 07/TYU-5, 07/TYU-6
# expect: run
from std.sys import size_of, align_of, bit_width_of, simd_width_of
from std.memory import (
    is_trivially_copyable,
    is_trivially_movable,
    is_trivially_deletable,
)


@align(64)
struct L:
    var x: Int


struct D:
    var x: Int

    def __deinit__(deinit self):
        pass


def main():
    print(
        size_of[L](),
        align_of[L](),
        bit_width_of[Int32](),
        size_of[DType.int16](),
        bit_width_of[DType.float64](),
    )
    print(
        is_trivially_copyable[Int](),
        is_trivially_copyable[String](),
        is_trivially_deletable[D](),
        is_trivially_deletable[L](),
        is_trivially_movable[Int](),
    )
    print(
        Int.__del__is_trivial,
        Array[Int, 2].__del__is_trivial,
        Tuple[Int, Bool].__del__is_trivial,
    )
