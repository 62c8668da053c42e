# rule: 12/UTL-1
# expect: run
from std.utils.fast_div import FastDiv


def check_fdiv() raises:
    var d = FastDiv[DType.uint32](7)
    print(UInt32(100) / d, UInt32(100) % d)
    var q = d.__divmod__(UInt32(50))
    print(q[0], q[1])
    print(d)


def main() raises:
    check_fdiv()
