# rule: 07/META-7, 07/MLIR-4
# expect: reject
comptime unused = no_such
comptime open_one[n: Int]: Int = nothing + n
comptime Pair[E: AnyType] = __mlir_type[`complex<`, E, `>`]
comptime Named = __mlir_type[kind=`i32`]


struct S:
    comptime member = missing


def main():
    pass
