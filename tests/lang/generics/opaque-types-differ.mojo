# rule: 04/SYM-2
# expect: reject
struct Vec[n: Int](Copyable):
    var tag: Int

    def __init__(out self):
        self.tag = 0


def g(n: Int) -> Int:
    return n + 3


def h(n: Int) -> Int:
    return n + 3


def same[n: Int](v: Vec[g(n)]) -> Vec[g(n)]:
    comptime m = n
    var w: Vec[g(m)] = v.copy()
    return w^


def other[n: Int](v: Vec[g(n)]) -> Vec[h(n)]:
    return v.copy()


def main():
    pass
