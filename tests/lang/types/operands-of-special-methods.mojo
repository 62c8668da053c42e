# rule: 03/DUN-2
# expect: reject
struct BadOps:
    def __init__(out self):
        pass

    def __add__(self) -> Int:
        return 1

    def __isub__(mut self, o: Int) -> Int:
        return 1

    def __pow__(self) -> Int:
        return 1

    def __pow__(self, a: Int, b: Int, c: Int) -> Int:
        return 1

    def __mul__(self, o: Int, extra: Int = 0) -> Int:
        return 1

    def __neg__(self, x: Int) -> Int:
        return 1

    def __contains__(self) -> Bool:
        return True


def __add__(a: Int, b: Int) -> Int:
    return 1


def main():
    pass
