# rule: 07/MLIR-16, 07/MLIR-18
# expect: run
def main():
    var x = 5
    print(Int(mlir_value=x.__mlir_index__()), Bool(True.__mlir_i1__()))
    var v = SIMD[DType.int32, 4](1, 2, 3, 4)
    print(SIMD[DType.int32, 4](mlir_value=v._mlir_value))
    print(DType(mlir_value=DType.float32._mlir_value))
    var b: Bool = __mlir_attr.true
    print(b)
