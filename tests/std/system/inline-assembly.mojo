# rule: 13/SYS-1
# comptime: no (machine code)
from std.sys import CompilationTarget, inlined_assembly


def main():
    comptime if CompilationTarget.is_x86():
        print(
            inlined_assembly["movq $1, $0", Int64, constraints="=r,r"](
                Int64(42)
            )
        )
        inlined_assembly["nop", NoneType, constraints=""]()
        print(
            inlined_assembly[
                "leal ($1, $2, 2), $0",
                UInt32,
                constraints="=r,r,r",
                has_side_effect=False,
            ](UInt32(1), UInt32(3))
        )
    else:
        print(42)
        print(7)
