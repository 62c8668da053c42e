# rule: 07/MLIR-14
# comptime: no (calls do not fold)
comptime Raw = type_of(Float64(0)._mlir_value)


def power(base: __mlir_type.i64, exponent: __mlir_type.i64) -> Int:
    return Int(
        mlir_value=__mlir_op.`index.casts`[_type=__mlir_type.index](
            __mlir_op.`math.ipowi`(base, exponent)
        )
    )


def error_function(x: __mlir_type.f64) -> Float64:
    return Float64(
        mlir_value=__mlir_op.`builtin.unrealized_conversion_cast`[_type=Raw](
            __mlir_op.`math.erf`(x)
        )
    )


def main():
    print(
        power(__mlir_attr.`3 : i64`, __mlir_attr.`4 : i64`),
        power(__mlir_attr.`-2 : i64`, __mlir_attr.`5 : i64`),
        power(__mlir_attr.`7 : i64`, __mlir_attr.`0 : i64`),
    )
    print(error_function(__mlir_attr.`0.0 : f64`))
    __mlir_op.`cf.assert`[msg=__mlir_attr.`"never"`, _type=None](
        True.__mlir_i1__()
    )
