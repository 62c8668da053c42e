# rule: 07/MLIR-19, 07/MLIR-20, 07/MLIR-11, 07/INT-1
# expect: run
def power(base: Int, count: Int) -> Int:
    var lower: __mlir_type.index = __mlir_attr.`0 : index`
    var step: __mlir_type.index = __mlir_attr.`1 : index`
    __mlir_region body(i: __mlir_type.index, product: __mlir_type.index):
        __mlir_op.`scf.yield`(
            __mlir_op.`index.mul`(product, base.__mlir_index__())
        )
    return Int(
        mlir_value=__mlir_op.`scf.for`[
            _type=__mlir_type.index, _region="body".value
        ](lower, count.__mlir_index__(), step, step)
    )


def pick(first: Bool, a: Int, b: Int) -> Int:
    __mlir_region yes():
        __mlir_op.`scf.yield`(a.__mlir_index__())
    __mlir_region no():
        __mlir_op.`scf.yield`((b * 10).__mlir_index__())
    return Int(
        mlir_value=__mlir_op.`scf.if`[
            _type=__mlir_type.index, _region=__mlir_attr.`["yes", "no"]`
        ](first.__mlir_i1__())
    )


# Calls, branches and owned values are fine in a body: it becomes blocks of the
# function.
def collatz(start: Int, mut seen: List[String]) -> Int:
    var one: __mlir_type.index = __mlir_attr.`1 : index`
    __mlir_region before(x: __mlir_type.index, steps: __mlir_type.index):
        var more = __mlir_op.`index.cmp`[
            pred=__mlir_attr.`#index<cmp_predicate ne>`
        ](x, one)
        __mlir_op.`scf.condition`(more, x, steps)
    __mlir_region after(x: __mlir_type.index, steps: __mlir_type.index):
        var value = Int(mlir_value=x)
        var text = String("at ", value)
        if value % 2 == 0:
            value //= 2
        else:
            value = 3 * value + 1
            seen.append(text)
        __mlir_op.`scf.yield`(
            value.__mlir_index__(), __mlir_op.`index.add`(steps, one)
        )
    var last, steps = __mlir_op.`scf.while`[
        _type=(__mlir_type.index, __mlir_type.index),
        _region=__mlir_attr.`["before", "after"]`,
    ](start.__mlir_index__(), __mlir_op.`index.sub`(one, one))
    _ = last
    return Int(mlir_value=steps)


# One declaration for each copy of an unrolled body.
def doubled[times: Int](value: Int) -> Int:
    var result = value
    comptime for i in range(times):
        __mlir_region sum():
            __mlir_op.`scf.yield`((result + result + i).__mlir_index__())
        result = Int(
            mlir_value=__mlir_op.`scf.execute_region`[
                _type=__mlir_type.index, _region=__mlir_attr.`"sum"`
            ]()
        )
    return result


def nested(n: Int) -> Int:
    var zero: __mlir_type.index = __mlir_attr.`0 : index`
    var one: __mlir_type.index = __mlir_attr.`1 : index`
    __mlir_region outer(i: __mlir_type.index, total: __mlir_type.index):
        __mlir_region inner(j: __mlir_type.index, sum: __mlir_type.index):
            __mlir_op.`scf.yield`(__mlir_op.`index.add`(sum, j))
        __mlir_op.`scf.yield`(
            __mlir_op.`scf.for`[_type=__mlir_type.index, _region="inner".value](
                zero, i, one, total
            )
        )
    return Int(
        mlir_value=__mlir_op.`scf.for`[
            _type=__mlir_type.index, _region="outer".value
        ](zero, n.__mlir_index__(), one, zero)
    )


def main():
    print(power(3, 4), pick(True, 1, 2), pick(False, 1, 2))
    var seen = List[String]()
    print(collatz(6, seen), seen)
    print(doubled[3](5), nested(5))
    comptime at_compile_time = power(2, 10) + pick(False, 1, 2) + nested(4)
    print(at_compile_time)
