# rule: 10/LIT-1, 10/LIT-2, 10/LIT-5
# expect: run
from std.math import ceildiv, floor, ceil, trunc


def check_lit() raises:
    comptime big = 3**60 // 7
    print(
        big % 1000,
        7 // 2,
        -7 // 2,
        7.0 // 2,
        1 / 4.0,
        -7 % 3,
        7 % -3,
        1 << 3,
        1 << -1,
        256 >> 4,
        5 & 3,
        5 | 3,
        5 ^ 3,
        ~5,
        2 **-1,
        1 **-3,
        (-1) ** -3,
    )
    comptime f = 0.1 + 0.2
    comptime assert f == 0.3
    print(
        f,
        7.5 % 2.0,
        -7.5 // 2.0,
        1.5 < 2,
        2 == 2.0,
        ceildiv(7, 2),
        ceildiv(-7, 2),
        floor(7),
        floor(-2.5),
        ceil(2.5),
        trunc(-2.5),
    )
    print(
        FloatLiteral.nan,
        FloatLiteral.infinity,
        FloatLiteral.negative_infinity,
        FloatLiteral.negative_zero,
        FloatLiteral.nan.is_nan(),
        FloatLiteral.negative_zero.is_neg_zero(),
        (1.5).is_nan(),
    )


def check_lit2() raises:
    print(
        1 if 5 else 2,
        Bool(0.0),
        repr(5),
        repr(2.5),
        abs(-3),
        Float64(3),
        Int(7),
        round(2.5),
        max(2, 3),
        min(2.5, 1.5),
    )
    comptime x = 1 << 100
    comptime y = x >> 98
    print(y, (1 << 100) // (1 << 98), Float64(2) ** 3)
    var t = 2.0**3
    print(t)


def main() raises:
    check_lit()
    check_lit2()
