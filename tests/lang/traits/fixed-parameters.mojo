# rule: 03/INI-6, 03/SDC-17
# expect: reject
struct Fixed[n: Int]:
    var sum: Int

    def __init__(a: Int, b: Int, out self: Fixed[2]):
        self.sum = a + b + Self.n

    def size(self) -> Array[Int, Self.n]:
        return Array[Int, Self.n](fill=self.sum)


def main():
    print(len(Fixed(1, 2).size()))
    print(Fixed[2].sum)
