# rule: 06/CALL-6
# expect: reject
def f(a: Int, b: Int) -> Int:
    return a + b


def main():
    print(f(1))
