# rule: 06/CALL-6
# expect: reject
def f(a: Int) -> Int:
    return a


def main():
    print(f(1, c=2))
