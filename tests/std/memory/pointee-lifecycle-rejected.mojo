# rule: 12/PTR-41
# expect: reject
from std.memory import alloc


def check_life_e1() raises:
    var p = alloc[Int](1)

    def mk() -> Int:
        return 1

    p.unsafe_write(init_with=mk)


def check_life_e2() raises:
    var l: List[String] = ["a", "b"]
    var p = l.unsafe_ptr()
    p.unsafe_offset(1).unsafe_write(copy=p[])


def main() raises:
    check_life_e1()
    check_life_e2()
