# rule: 05/CPY-8
# expect: reject
struct K(Copyable):
    var x: List[Int]

    def __init__(out self):
        self.x = [1, 2]


comptime k = K()
comptime xs: List[Int] = [1, 2, 3]


def take(x: List[Int]):
    pass


def main():
    var b = k
    print(b.x)
    var ys = xs
    print(len(ys))
