# rule: 02/D-080, 03/LTC-3
# expect: reject
def takes(a: List[Int]):
    pass


def infers[T: Copyable](a: List[T]):
    pass


def views(a: Span[Int, _]):
    pass


struct Linear(Copyable):
    def __init__(out self):
        pass


def main():
    print([1, undefined])
    takes([undefined for _ in range(3)])
    infers([x.foo for x in range(3)])
    infers([[1], [[], undefined]])
    takes({"a": [undefined]})
    views([1, 2])
    views([String(x) for x in range(3)])
    var linear = Linear()
    infers([linear])
    var _ = {1: linear}
    _ = linear
