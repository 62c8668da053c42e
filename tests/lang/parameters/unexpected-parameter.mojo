# rule: 04/PKD-2
# expect: reject
def f[n: Int]() -> Int:
    return n


def main():
    print(f[1, 2]())
