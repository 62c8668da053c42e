# rule: 12/RFL-8
# expect: run
from std.reflection import reflect_fn, get_function_name, get_linkage_name


def plain(x: Int) -> Int:
    return x


def gen[T: AnyType, n: Int](x: T):
    pass


@export("exported_name")
def ex(x: Int):
    pass


def check_fnr() raises:
    print(
        reflect_fn[plain].display_name(),
        get_function_name[plain](),
        get_linkage_name[ex](),
    )
    print(
        get_linkage_name[plain]() == reflect_fn[plain].linkage_name(),
        get_linkage_name[gen[Int, 7]]() != get_linkage_name[gen[Int, 8]](),
    )


def main() raises:
    check_fnr()
