# rule: 13/DEFN-1, 13/DEFN-2, 13/DEFN-3
# expect: run
# flags: -D A=1 -D B=true -D C=on -D D=yes -D E -D I=42 -D S=text -D T=float32
from std.sys import (
    get_defined_bool,
    get_defined_int,
    get_defined_string,
    get_defined_dtype,
    is_defined,
    codegen_unreachable,
)
from std.sys.compile import OptimizationLevel, DebugLevel, SanitizeAddress


def check_defs() raises:
    print(
        get_defined_bool["A"](),
        get_defined_bool["B"](),
        get_defined_bool["C"](),
        get_defined_bool["D"](),
        get_defined_bool["Z"](),
        get_defined_bool["Z", True](),
        is_defined["E"](),
        is_defined["Z"](),
    )
    print(
        get_defined_int["I"](),
        get_defined_int["Z", 7](),
        get_defined_string["S"](),
        get_defined_string["Z", "dflt"](),
        get_defined_dtype["T", DType.int8](),
        get_defined_dtype["Z", DType.int8](),
    )
    print(
        OptimizationLevel, Int(OptimizationLevel), DebugLevel, SanitizeAddress
    )
    codegen_unreachable[False, "never"]()


def main() raises:
    check_defs()
