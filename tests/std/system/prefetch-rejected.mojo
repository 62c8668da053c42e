# rule: 13/INS-4
# expect: reject
from std.sys import prefetch, PrefetchOptions


def check_ins_e() raises:
    var x = Int32(1)
    prefetch[PrefetchOptions().for_write()](Pointer(to=x).as_imm())


def main() raises:
    check_ins_e()
