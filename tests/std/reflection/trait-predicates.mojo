# rule: 12/RFL-9
# expect: run
from std.reflection.traits import (
    AllWritable,
    AllMovable,
    AllCopyable,
    AllImplicitlyCopyable,
    AllDefaultable,
    AllEquatable,
    AllComparable,
    AllHashable,
    AllImplicitlyDestructible,
    AllRegisterPassable,
)


struct P:
    pass


def check_rtr() raises:
    print(
        AllWritable[Int, String],
        AllWritable[Int, P],
        AllMovable[Int],
        AllCopyable[Int, List[Int]],
        AllImplicitlyCopyable[List[Int]],
        AllDefaultable[Int, P],
        AllEquatable[Int],
        AllComparable[Int, String],
        AllHashable[Int],
        AllImplicitlyDestructible[Int, P],
        AllRegisterPassable[Int, String],
    )


def main() raises:
    check_rtr()
