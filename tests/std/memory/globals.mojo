# rule: 12/MEM-4
# expect: run
from std.builtin.globals import global_constant


def check_gconst() raises:
    comptime T = [1, 2, 3]
    ref t = global_constant[T]()
    print(t[1])


def main() raises:
    check_gconst()
