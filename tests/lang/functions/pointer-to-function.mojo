# rule: 06/FTY-2, 06/FTY-4
# expect: run
def twice(x: Int) -> Int:
    return x * 2


def negative(x: Int) -> Int:
    return -x


def apply(f: def(Int) thin -> Int, x: Int) -> Int:
    return f(x)


def main():
    var p: def(Int) thin -> Int = twice
    print(p(4), apply(p, 5))
    p = negative
    print(p(4), apply(twice, 6))
