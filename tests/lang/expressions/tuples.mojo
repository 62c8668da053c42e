# rule: 01/EXP-60
# expect: run
def main():
    var e = ()
    var one = (1,)
    var t = 1,
    var two = 1, "a"
    var g = 3
    print(len(e), len(one), len(t), two, g, ((1, 2), 3))
    for a, b in [(1, 2), (3, 4)]:
        print(a + b, end=" ")
    print()
    var l = [
        1,
        2,
        3,
    ]
    var d = {
        1: 2,
    }
    print(
        len(l),
        len(d),
        f(
            1,
            2,
        ),
    )


def f(
    a: Int,
    b: Int,
) -> Int:
    return a + b
