# rule: 04/PIN-11, 03/FNT-3
# expect: run
def twice(x: Int) -> Int:
    return x * 2


def map3[F: def(Int) -> Int](f: F) -> Int:
    return f(1) + f(2) + f(3)


def main():
    print(map3(twice))
