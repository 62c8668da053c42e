# rule: 07/MLIR-22, 07/MLIR-19
# expect: reject
def make[bits: StaticString]():
    comptime T = __mlir_deferred_type[`i`, +bits]
    var x: T = __mlir_op.`llvm.mlir.undef`[_type=T]()
    _ = x


def main():
    __mlir_region body(mut x: __mlir_type.index):
        pass

    make["many"]()
