# rule: 07/DEC-9, 06/ABI-8
# expect: reject
@export("twice")
def first() abi("C") -> Int32:
    return 1


@export("twice")
def second() abi("C") -> Int32:
    return 2


def main():
    print(first())
