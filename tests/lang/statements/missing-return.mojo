# rule: 06/RET-1
# expect: reject


def pick(c: Bool) -> Int:
    if c:
        return 1


def main():
    print(pick(True))
