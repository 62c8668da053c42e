# rule: 01/EXP-25
# expect: run
def boom[n: Int]() -> Int:
    comptime assert n > 0, "boom"
    return n


def dead[n: Int]() -> Int:
    return boom[n]() if comptime (n > 0) else -1


def main():
    print(dead[3](), dead[0]())
