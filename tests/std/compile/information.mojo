# rule: 12/CINF-2
# expect: run
from std.compile import compile_info


def add(a: Int, b: Int) -> Int:
    return a + b


def check_cinf() raises:
    comptime i = compile_info[add, emission_kind="llvm"]()
    print("define" in i, i.emission_kind, i.num_captures, i.function_name != "")
    print("add" in String(i))


def main() raises:
    check_cinf()
