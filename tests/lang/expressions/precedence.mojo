# rule: 01/EXP-2, 01/EXP-4, 01/EXP-14
# expect: run
def main():
    print(
        -2**2,
        2**3**2,
        not 1 == 2,
        1 + 2 * 3 - 4 // 2,
        7 & 3 | 8 ^ 1,
        1 << 2 + 1,
        ~1 + 1,
    )
    var a = 1
    var b = 2
    print(
        "a" if a == 2 else "b" if b == 2 else "c",
        1 < 2 < 3,
        1 < 3 < 2,
        3 > 2 != 1,
    )
    print(5 - 3 - 1, 100 // 7 // 2, 2 * 3 % 4, 1 | 2 == 2, (1, 2) == (1, 2))
    print(a == 1 and b == 2 or a == 3, not a == 2 and b == 2, a if b else b)
    print(a ^ b, a & b, -a, +a, ~a, --a, not not a)
    var s = String("x")
    var t = s^
    print(t + "y" * 2, (t)^ == "x")
    print(10 if a else 20 if b else 30, (lambda (x: Int) {} -> Int: x * x)(6))
