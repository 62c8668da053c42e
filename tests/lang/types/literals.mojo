# rule: 03/LTR-1, 03/LTR-4, 03/LTR-6, 03/LTR-7, 03/LTR-8, 03/LTR-3a
# expect: run
comptime big = 2**100
comptime half = 1 / 2.0
comptime five = 5
comptime s = "a" + "b"


def inf[T: AnyType](x: T) -> String:
    comptime if T == Int:
        return "Int"
    elif T == Float64:
        return "Float64"
    elif T == String:
        return "String"
    elif T == Bool:
        return "Bool"
    else:
        return "other"


def main():
    print(big // 2**98, half)
    print(0.1 + 0.2 == 0.3)
    var a = 0.1
    var b = 0.2
    print(a + b == 0.3)
    print(7 / 2, -7 // 2, -7 % 3, 7 // -2, 7 % -3)
    print(~5, +5, 1 << 70 >> 69, 6 & 3, 6 | 1, 6 ^ 2, 1 << -1, 2**10)
    print(1 / 2.0, 3.5 // 2, 7.5 % 2, 1.5 - 1, -(2.5))
    print(
        FloatLiteral.nan.is_nan(),
        FloatLiteral.infinity,
        FloatLiteral.negative_infinity,
        FloatLiteral.negative_zero.is_neg_zero(),
    )
    print(
        s, "ab" * 3, "abc".upper(), "x" == "x", "a" < "b", "abc".byte_length()
    )
    var f: Float32 = 1.5
    var g = f * 2
    print(type_of(g) == Float32, g, 2 * f, f + 1.25)
    print(inf(1), inf(1.5), inf("s"), inf(True))
    var v = five
    print(
        type_of(v) == Int,
        conforms_to(type_of(1), Equatable),
        conforms_to(type_of(1), Intable),
        conforms_to(type_of(1.5), Floatable),
        v,
    )
    if not 0:
        print("zero falsy")
    if 0.0:
        print("no")
    else:
        print("zero float falsy")
    var st: StaticString = "st"
    var e: Error = "err"
    print(st, e, 0xFF, 0b101, 0o17, 1_000, 1e3, 5 == 5.0, 3 < 3.5)
    print((5).__int__(), 12345678901234567890 // 10)
