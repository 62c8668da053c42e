# rule: 07/PAR-3
# expect: reject
comptime Less[n: Int]: Int where n > 0 = n - 1
comptime Half[n: Int]: Int where n % 2 == 0 = n // 2


def main():
    print(Less[0])
    print(Half[10])
