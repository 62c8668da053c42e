# rule: 13/DEFN-3
# expect: reject
from std.sys import codegen_unreachable


def f():
    codegen_unreachable[True, "not here"]()


def check_defs_e1() raises:
    f()


def main() raises:
    check_defs_e1()
