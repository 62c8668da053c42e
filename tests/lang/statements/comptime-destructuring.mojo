# rule: 01/STM-30
# expect: run
comptime a, b = (1, "x")
comptime n: Int = 3
comptime (c, d) = (4, 5)


def main():
    comptime e, f = (6, 7)
    comptime g = n + c
    print(a, b, n, c, d, e, f, g)
    if True:
        comptime h = 1
        print(h)
