# rule: 06/CTX-4, 06/CTX-9
# expect: reject
struct A:
    def __init__(out self):
        pass

    def __enter__(var self) -> Int:
        return 1

    def __exit__(self):
        pass


struct B:
    def __init__(out self):
        pass

    def __enter__(self) -> Int:
        return 1

    def __exit__(self, err: Error) -> Bool:
        return True


struct D:
    def __init__(out self):
        pass


struct E:
    def __init__(out self):
        pass

    def __enter__(self):
        pass

    def __exit__(self):
        pass

    def __exit__(self, err: Error) -> Bool:
        return True


def rz() raises:
    pass


def main():
    with A() as a:
        pass
    with B():
        pass
    with D():
        pass
    with E():
        rz()
