# rule: 06/CFL-14, 06/CFL-15
# expect: run
def show(r: List[Int]):
    print(r)


def main():
    show([i for i in range(3)])
    show([i for i in range(-2)])
    show([i for i in range(5, 2)])
    show([i for i in range(2, 9, 3)])
    show([i for i in range(5, 0, -2)])
    show([i for i in range(0, 5, -1)])
    show([i for i in range(0, 5, 0)])
    print(
        len(range(2, 9, 3)),
        len(range(5, 0, -2)),
        len(range(5, 2)),
        range(2, 9, 3)[1],
    )
    for i in reversed(range(2, 9, 3)):
        print(i, end=" ")
    print()
    for i in range(UInt8(3)):
        print(i, end=" ")
    for i in range(Int16(1), Int16(4)):
        print(i, end=" ")
    for x in range(0.0, 1.0, 0.25):
        print(x, end=" ")
    print()
    var r = range(2)
    for i in r:
        print(i, end=" ")
    for i in r:
        print(i, end=" ")
    print()
    for i in reversed(range(3)):
        print(i, end=" ")
    for i in reversed(range(1, 4)):
        print(i, end=" ")
    print()
