# rule: 07/DEC-17
# expect: reject
comptime twelve = 12


@align(twelve)
struct Twelve:
    var x: Int


@align(1 << 30)
struct TooLarge:
    var x: Int


def main():
    pass
