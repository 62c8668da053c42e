# rule: 07/MAT-2, 07/MAT-7
# expect: reject
from std.builtin.globals import global_constant
import std.math

comptime l: List[Int] = [1]


def main():
    var a = l
    print(len(l))
    var t = Writable
    var m = std.math
    for x in l:
        pass
