# rule: 07/MLIR-6, 07/MLIR-8, 07/MLIR-10, 07/MLIR-12, 07/MLIR-16, 07/MLIR-17
# expect: run
# A Boolean and an integer of four bits, built from nothing but operations.


@fieldwise_init("implicit")
struct Truth(Boolable, TrivialRegisterPassable, Writable):
    var bit: __mlir_type.i1

    comptime yes = Truth(__mlir_attr.true)
    comptime no = Truth(__mlir_attr.false)

    @always_inline("nodebug")
    def __init__(out self):
        self.bit = __mlir_op.`index.bool.constant`[value=__mlir_attr.false]()

    def __bool__(self) -> Bool:
        return Bool(self.bit)

    def __eq__(self, other: Self) -> Self:
        var a = __mlir_op.`index.casts`[_type=__mlir_type.index](self.bit)
        var b = __mlir_op.`index.casts`[_type=__mlir_type.index](other.bit)
        return __mlir_op.`index.cmp`[
            pred=__mlir_attr.`#index<cmp_predicate eq>`
        ](a, b)

    def __invert__(self) -> Self:
        return self == Self.no

    def __and__(self, other: Self) -> Self:
        return __mlir_op.`arith.andi`(self.bit, other.bit)

    def __or__(self, other: Self) -> Self:
        return __mlir_op.`arith.ori`(self.bit, other.bit)

    def write_to(self, mut writer: Some[Writer]):
        writer.write("yes" if self else "no")


struct Nibble(Intable, TrivialRegisterPassable, Writable):
    var bits: __mlir_type.i4

    def __init__(out self, value: Int):
        self.bits = __mlir_op.`index.castu`[_type=__mlir_type.i4](
            value.__mlir_index__()
        )

    def __init__(out self, *, bits: __mlir_type.i4):
        self.bits = bits

    def __add__(self, other: Self) -> Self:
        return Self(bits=__mlir_op.`arith.addi`(self.bits, other.bits))

    def __mul__(self, other: Self) -> Self:
        return Self(bits=__mlir_op.`arith.muli`(self.bits, other.bits))

    def __lt__(self, other: Self) -> Truth:
        return __mlir_op.`arith.cmpi`[predicate=__mlir_attr.`6 : i64`](
            self.bits, other.bits
        )

    def overflows(self, other: Self) -> Truth:
        var sum, carry = __mlir_op.`arith.addui_extended`[
            _type=Tuple[__mlir_type.i4, __mlir_type.i1]
        ](self.bits, other.bits)
        _ = sum
        return carry

    def __int__(self) -> Int:
        return Int(
            mlir_value=__mlir_op.`index.castu`[_type=__mlir_type.index](
                self.bits
            )
        )

    def write_to(self, mut writer: Some[Writer]):
        writer.write(Int(self))


def sum_below(n: Int) -> Int:
    var total = Nibble(0)
    for i in range(n):
        total = total + Nibble(i)
    return Int(total)


def main():
    var a = Truth.yes
    var b = Truth()
    print(a, b, a & b, a | b, ~a, ~b, a == b)
    if a:
        print("taken")
    var t = True
    if t and a.bit:
        print("raw right operand")
    print(Nibble(9) + Nibble(9), Nibble(5) * Nibble(7), Nibble(3) < Nibble(12))
    print(Nibble(9).overflows(Nibble(9)), Nibble(1).overflows(Nibble(2)))
    comptime folded = sum_below(10)
    print(folded, sum_below(10), folded == sum_below(10))
