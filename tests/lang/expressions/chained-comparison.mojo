# rule: 01/EXP-21
# expect: run


def mid() -> Int:
    print("mid")
    return 5


def main():
    print(1 < mid() < 3)
    print(1 < mid() < 9)
