# Operands that never come to be.
def never() -> Never:
    while True: pass
def main():
    var z = __mlir_op.`index.add`(never(), never())
    _ = __mlir_op.`index.add`(never(), never())
    comptime for i in range(2):
        __mlir_op.`index.add`(__mlir_attr.`1 : index`, never())
