# rule: 07/GLB-2
# expect: reject
from std.builtin.globals import global_constant

comptime l: List[Int] = [1]


def main():
    ref r = global_constant[l]()
    print(r[0])
