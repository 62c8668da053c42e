# rule: 03/LTR-4, 03/LTR-5
# expect: run

comptime big = 2**100
comptime half = 1 / 2.0


def main():
    print(big // 2**98, half)
    print(0.1 + 0.2 == 0.3)
    print(7 / 2, -7 // 2, -7 % 3)
