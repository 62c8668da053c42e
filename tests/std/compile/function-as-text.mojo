# rule: 07/CMP-1, 07/CMP-2, 07/CMP-3, 07/CMP-4, 12/CINF-1
# expect: run
# comptime: no (the texts are big)
from std.compile import compile_info


def helper(x: Float32) -> Float32:
    return x * 2.5


def bump(x: Float32) -> Float32:
    return helper(x) + 1.5


def greet(name: String) -> String:
    return "hello " + name


def main():
    var ir = compile_info[bump, emission_kind="llvm"]()
    print("fadd" in ir, "fmul" in ir, ir.num_captures, ir.emission_kind)
    var optimized = compile_info[bump, emission_kind="llvm-opt"]()
    print("call" in ir, "call" in optimized)
    var assembly = compile_info[bump]()
    print(assembly.emission_kind, assembly.function_name in assembly)
    print("define" in compile_info[greet, emission_kind="llvm"]())
    print(compile_info[bump, emission_kind="llvm-bitcode"]().asm.byte_length() > 100)
    print(bump(1.0), greet("you"))
