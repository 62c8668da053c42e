# rule: 07/DEF-6, 07/DEF-4
# expect: run
# flags: -O1
from std.sys.compile import DebugLevel, OptimizationLevel, codegen_unreachable


def table_size(n: Int) -> Int:
    codegen_unreachable[True, "only while compiling"]()
    return n * 2


def main():
    comptime size = table_size(4)
    print(size, OptimizationLevel.level, DebugLevel.level)
