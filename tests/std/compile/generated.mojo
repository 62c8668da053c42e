# rule: 07/DEF-6
# expect: reject
from std.sys.compile import codegen_unreachable


def table_size(n: Int) -> Int:
    codegen_unreachable[True, "only while compiling"]()
    return n * 2


def main():
    print(table_size(4))
